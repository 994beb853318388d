/**
 * The standard reductions and what is built of several kernels. Each is held against its own formula, in
 * doubles, with a bound on its rounding errors; and, on backends that promise the last bit, against what the
 * reference gives.
 */
import { type Dtype, dtypes, operationTable, type Tensor } from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { type Case, needDtypes } from "../framework/case.js";
import { mustEqual } from "../framework/failure.js";
import { sample } from "../model/samples.js";
import { toTyped, type Values, vector } from "../model/values.js";
import { transposeValues } from "../model/view-kinds.js";
import { mustMatch } from "../oracle/compare.js";
import { ReferenceBackend } from "../reference/reference-backend.js";
import { operation } from "./standard.js";
import { along, type Formula, formulas } from "./standard-formulas.js";

const shapes: readonly (readonly number[])[] = [[7], [1], [3, 4], [4, 1, 5]];
/** More than a block, in the dtypes that compute. */
const long = [2, 1030];

export function standardReductionCases(): Case[] {
  const axes = (shape: readonly number[]) => [...shape.keys(), "all" as const];
  const cases = Object.entries(formulas).flatMap(([name, formula]) =>
    dtypes.flatMap((dtype) =>
      (dtype === "float32" || dtype === "int32" ? [...shapes, long] : shapes).flatMap((shape) =>
        axes(shape)
          .filter((axis) => axis !== "all" || formula.shape === "reduced")
          .map(
            (axis): Case => ({
              id: `standard-reductions/${name}/${dtype}-${shape.join("x")}-${axis}`,
              needs: [needDtypes(dtype, formula.result(dtype))],
              run: (bench) =>
                reduceAlong(bench, name, formula, (formula.data ?? sample)(dtype, shape, 12), axis),
            }),
          ),
      ),
    ),
  );
  return [...cases, ...specialCases(), ...joiningCases(), completeCase()];
}

async function reduceAlong(
  bench: Bench,
  name: string,
  formula: Formula,
  values: Values,
  axis: number | "all",
): Promise<void> {
  const run = (tensor: Tensor, options: object = {}): Tensor =>
    operation(name)(tensor, { ...(axis === "all" ? {} : { axis }), ...options });
  const expected = along(formula, values, axis, bench.oracle);
  const x = bench.tensor(values);
  mustMatch(await bench.read(bench.hold(run(x))), expected);
  if (formula.shape === "reduced") {
    const kept = values.shape.map((length, d) => (axis === "all" || axis === d ? 1 : length));
    mustMatch(await bench.read(bench.hold(run(x, { keepdims: true }))), { ...expected, shape: kept });
  }
  if (!isExact(bench)) return;
  // Of a transposed view too: the order of elements is that of the view, not of the memory.
  const reversed = values.shape.map((_, d) => values.shape.length - 1 - d);
  const turned = bench.tensor(transposeValues(values, reversed)).transpose(reversed);
  const truth = await run(reference(values)).data();
  for (const result of [run(x), run(turned)]) {
    mustMatch(await bench.read(bench.hold(result)), { ...expected, data: [...truth] });
  }
}

const isExact = ({ capabilities }: Bench): boolean => {
  const { rounding, reductionOrder, arithmetic, functions, flushesSubnormals } = capabilities;
  const exact =
    rounding === "each" && reductionOrder === "fixed" && arithmetic.ulp === 0 && functions.exp.ulp === 0;
  return exact && !flushesSubnormals;
};

function reference(values: Values): Tensor {
  return new ReferenceBackend().tensor(toTyped(values), { dtype: values.dtype, shape: values.shape });
}

/** NaN, infinities and zeros of either sign, ties, and nothing at all. */
function specialCases(): Case[] {
  const { NaN: nan, POSITIVE_INFINITY: inf } = Number;
  const answers: Readonly<Record<string, readonly [name: string, data: readonly number[], answer: number]>> =
    {
      "min-of-nan": ["min", [1, nan, -inf], nan],
      "max-of-nan": ["max", [1, inf, nan], nan],
      "min-of-zeros": ["min", [0, -0, 0], -0],
      "max-of-zeros": ["max", [-0, 0, -0], 0],
      "argmin-first-of-ties": ["argmin", [3, 1, 2, 1, 1], 1],
      "argmax-first-of-ties": ["argmax", [3, 5, 2, 5, 1], 1],
      "argmin-first-nan": ["argmin", [3, nan, -inf, nan], 1],
      "argmax-first-nan": ["argmax", [inf, 2, nan], 2],
      "argmax-of-infinities": ["argmax", [-inf, -inf], 0],
      "any-of-nan": ["any", [0, nan, -0], 0],
      "any-of-small": ["any", [0, 2 ** -100, 0], 1],
      "all-of-nan": ["all", [1, nan, 2], 0],
      "sum-of-infinities": ["sum", [inf, -inf, 1], nan],
      "sum-of-nothing": ["sum", [], 0],
      "prod-of-nothing": ["prod", [], 1],
      "any-of-nothing": ["any", [], 0],
      "all-of-nothing": ["all", [], 1],
      "mean-of-nothing": ["mean", [], nan],
      "var-of-nothing": ["var", [], nan],
      "var-of-one": ["var", [5], 0],
    };
  return Object.entries(answers).map(([title, [name, data, answer]]) => ({
    id: `standard-reductions/special/${title}`,
    needs: [needDtypes("float32", "int32")],
    run: async (bench) => {
      const result = bench.hold(operation(name)(bench.tensor(vector("float32", data))));
      mustEqual((await result.data())[0], answer, `${name} of [${data.join(", ")}]`);
    },
  }));
}

function joiningCases(): Case[] {
  const rows = (dtype: Dtype, count: number, seed: number) => sample(dtype, [count, 3], seed);
  return dtypes.flatMap((dtype): Case[] => [
    {
      id: `standard-reductions/concat/${dtype}`,
      needs: [needDtypes(dtype)],
      run: async (bench) => {
        const [a, b, c] = [rows(dtype, 2, 1), rows(dtype, 0, 2), rows(dtype, 3, 3)] as const;
        const joined = bench.hold(operation("concat")([a, b, c].map((part) => bench.tensor(part))));
        mustMatch(await bench.read(joined), {
          dtype,
          shape: [5, 3],
          data: [...a.data, ...b.data, ...c.data],
        });
      },
    },
    {
      id: `standard-reductions/stack/${dtype}`,
      needs: [needDtypes(dtype)],
      run: async (bench) => {
        const [a, b] = [rows(dtype, 2, 1), rows(dtype, 2, 2)] as const;
        const turned = bench.tensor(transposeValues(b, [1, 0])).T;
        const stacked = bench.hold(operation("stack")([bench.tensor(a), turned], { axis: -1 }));
        const data = a.data.flatMap((value, i) => [value, b.data[i]!]);
        mustMatch(await bench.read(stacked), { dtype, shape: [2, 3, 2], data });
      },
    },
  ]);
}

function completeCase(): Case {
  return {
    id: "standard-reductions/table/complete",
    run: async () => {
      const listed = Object.entries(operationTable).flatMap(([name, row]) =>
        row.kind === "elementwise" ? [] : [name],
      );
      const known = [...Object.keys(formulas), "concat", "stack", "matmul"];
      mustEqual(listed.sort(), known.sort(), "The operations of several elements that core lists");
    },
  };
}
