/**
 * Matrix products: matrices, vectors, batches that broadcast, transposed and strided factors, empty ones,
 * outputs.
 */
import { type Dtype, matmul, type Tensor } from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { type Case, needDtypes } from "../framework/case.js";
import { must } from "../framework/failure.js";
import { sample } from "../model/samples.js";
import type { Values } from "../model/values.js";
import { flipValues, pickValues, transposeValues } from "../model/view-kinds.js";
import { mustMatch } from "../oracle/compare.js";

type Shape = readonly number[];

const products: readonly (readonly [Shape, Shape])[] = [
  [[1, 1], [1, 1]], [[2, 3], [3, 4]], [[1, 5], [5, 1]], [[5, 1], [1, 5]], [[4, 4], [4, 4]], [[7, 5], [5, 3]],
  [[16, 16], [16, 16]], [[17, 33], [33, 15]], [[1, 100], [100, 3]], [[3, 100], [100, 1]],
  [[8, 1030], [1030, 2]], [[32, 32], [32, 32]], [[33, 31], [31, 35]], [[3], [3]], [[1], [1]],
  [[1500], [1500]], [[3], [3, 4]], [[2, 3], [3]], [[4], [2, 4, 3]], [[2, 3, 4], [4]], [[2, 3, 4], [2, 4, 5]],
  [[2, 3, 4], [4, 5]], [[3, 4], [2, 4, 5]], [[1, 3, 4], [2, 4, 5]], [[2, 3, 4], [1, 4, 5]],
  [[2, 1, 3, 4], [1, 5, 4, 2]], [[2, 2, 2, 2], [2, 2, 2]], [[0, 3], [3, 4]], [[2, 0], [0, 4]],
  [[2, 3], [3, 0]], [[0], [0]], [[0, 2, 3], [3, 2]], [[2, 0, 3], [3, 2]],
]; // biome-ignore format: a table of shapes reads better in rows

/** How a factor may lie in memory. The copies give the values that the tensor must then stand for. */
const lies = {
  transposed: {
    make: (tensor: Tensor) => swapLast(tensor),
    copy: (values: Values) => transposeValues(values, [1, 0]),
  },
  flipped: { make: (tensor: Tensor) => tensor.flip(), copy: (values: Values) => flipValues(values, [0, 1]) },
  "every-second": {
    make: (tensor: Tensor) => tensor.slice({ step: 2 }, { step: 2 }),
    copy: (values: Values) =>
      pickValues(
        values,
        values.shape.map((n) => evens(n)),
      ),
  },
  "row-repeated": {
    make: (tensor: Tensor) => tensor.slice([0, 1]).broadcastTo(tensor.shape),
    copy: (values: Values) =>
      pickValues(values, [values.shape[0] === 0 ? [] : new Array(values.shape[0]).fill(0)]),
  },
};

const evens = (length: number): number[] => Array.from({ length: Math.ceil(length / 2) }, (_, i) => 2 * i);

function swapLast(tensor: Tensor): Tensor {
  return tensor.transpose([1, 0]);
}

export function matmulCases(): Case[] {
  const named = (shape: Shape) => shape.join("x");
  const plain = products.flatMap(([a, b]) =>
    (["float32", "float64", "int32", "uint8", "bool"] as const).map(
      (dtype): Case => ({
        id: `matmul/${named(a)}-by-${named(b)}/${dtype}`,
        needs: [needDtypes(dtype, "int32")],
        run: (bench) => multiply(bench, sample(dtype, a), sample(dtype, b, 2)),
      }),
    ),
  );
  const square: Shape = [12, 12];
  const lying = Object.entries(lies).flatMap(([name, lie]) =>
    (["float32", "int32"] as const).flatMap((dtype) =>
      (["left", "right", "both"] as const).map(
        (side): Case => ({
          id: `matmul/${name}-${side}/${dtype}`,
          needs: [needDtypes(dtype)],
          run: (bench) => {
            const [a, b] = [sample(dtype, square), sample(dtype, square, 2)];
            const pick = (other: "left" | "right", values: Values): Values => {
              // The side that is not looked at lies in row-major order, in the shape that fits.
              if (side === "both" || side === other) return lie.copy(values);
              return name === "every-second" ? pickValues(values, [evens(12), evens(12)]) : values;
            };
            const make = (other: "left" | "right", values: Values): Tensor =>
              side === "both" || side === other
                ? lie.make(bench.tensor(values))
                : bench.tensor(pick(other, values));
            return compare(bench, pick("left", a), pick("right", b), make("left", a), make("right", b));
          },
        }),
      ),
    ),
  );
  return [...plain, ...lying, ...mixedCases(), ...outCases()];
}

function mixedCases(): Case[] {
  const mixed: readonly (readonly [Dtype, Dtype])[] = [
    ["float32", "int32"], ["int32", "float64"], ["uint8", "float32"], ["bool", "float32"], ["uint8", "int32"],
    ["bool", "uint8"], ["float32", "float64"],
  ]; // biome-ignore format: a table reads better in rows
  return mixed.map(([first, second]) => ({
    id: `matmul/mixed/${first}-by-${second}`,
    needs: [needDtypes(first, second, "int32")],
    run: (bench) => multiply(bench, sample(first, [3, 4]), sample(second, [4, 5], 2)),
  }));
}

function outCases(): Case[] {
  const a = sample("float32", [3, 4]);
  const b = sample("float32", [4, 3], 2);
  const written = (name: string, run: (bench: Bench) => Promise<void>): Case => ({
    id: `matmul/out/${name}`,
    needs: [needDtypes("float32")],
    run,
  });
  const into = async (bench: Bench, out: Tensor, left = bench.tensor(a), right = bench.tensor(b)) => {
    const result = matmul(left as never, right as never, { out } as never) as Tensor;
    must(result === out, "matmul with { out } must return that very output");
    mustMatch(await bench.read(out), bench.oracle.matmul(a, b));
  };
  return [
    written("row-major", (bench) => into(bench, bench.tensor(sample("float32", [3, 3], 9)))),
    written("transposed", (bench) => into(bench, bench.tensor(sample("float32", [3, 3], 9)).T)),
    written("flipped", (bench) => into(bench, bench.tensor(sample("float32", [3, 3], 9)).flip())),
    written("strided", (bench) =>
      into(bench, bench.tensor(sample("float32", [6, 6], 9)).slice({ step: 2 }, { start: 1, step: 2 })),
    ),
    written("part-of-a-factor", (bench) => {
      const left = bench.tensor(a);
      return into(bench, left.slice(null, [1, 4]), left);
    }),
    written("the-factor-itself", async (bench) => {
      const square = sample("float32", [5, 5]);
      const x = bench.tensor(square);
      matmul(x as never, x.T as never, { out: x } as never);
      mustMatch(await bench.read(x), bench.oracle.matmul(square, transposeValues(square, [1, 0])));
    }),
  ];
}

const multiply = (bench: Bench, a: Values, b: Values): Promise<void> =>
  compare(bench, a, b, bench.tensor(a), bench.tensor(b));

async function compare(bench: Bench, a: Values, b: Values, left: Tensor, right: Tensor): Promise<void> {
  const result = bench.hold(matmul(left as never, right as never) as Tensor);
  mustMatch(await bench.read(result), bench.oracle.matmul(a, b));
}
