/**
 * Random families: kernels, views of views, reductions and functions that nobody thought of. Seeds are
 * pinned, so the cases are the same for everyone; `--seed` draws others, and what they find is kept in
 * `regressions.ts`.
 */
import { type Dtype, dtypes, type Tensor } from "@lockstep/core";
import fc from "fast-check";
import type { Bench } from "../framework/bench.js";
import { type Case, needCodeGeneration, needDtypes } from "../framework/case.js";
import { checkKernel } from "../framework/check-kernel.js";
import { checkProperty } from "../framework/check-property.js";
import { reducer, reductionOf } from "../framework/check-reduction.js";
import { elementwise, kernelOf } from "../framework/checks.js";
import { mustEqual } from "../framework/failure.js";
import { sample } from "../model/samples.js";
import { countOf, valueTypeOf } from "../model/values.js";
import { mustMatch } from "../oracle/compare.js";
import { kernelArbitrary } from "./random-kernels.js";
import { mapsArbitrary, runMaps } from "./random-rows-of-maps.js";
import { sourceArbitrary } from "./random-sources.js";
import { applySteps, viewStepsArbitrary } from "./random-views.js";
import { bitTrees, folds, trees } from "./reduce.js";

/** How many cases of each kind. */
const counts = { kernels: 150, views: 120, reductions: 120, maps: 60, sources: 100 } as const;

/** What the parameters of random kernels are made of, in turn. */
const signatures: readonly (readonly Dtype[])[] = [
  ["float32", "float32"],
  ["int32", "int32"],
  ["float32", "int32", "bool"],
  ["float64", "float64"],
  ["float64", "float32", "int32"],
  ["uint8", "bool", "int32"],
];

export function randomCases(firstSeed = 1): Case[] {
  const seeds = (count: number) => Array.from({ length: count }, (_, i) => firstSeed + i);
  const kernels = seeds(counts.kernels).map((seed): Case => {
    const given = signatures[seed % signatures.length]!;
    return {
      id: `random/kernels/${given.join("-")}-seed-${seed}`,
      needs: [needDtypes(...given, "int32", "float32", "bool")],
      run: (bench) => {
        const inputs = given.map((dtype, k) => ({ dtype, seed: seed + k }));
        const arbitrary = kernelArbitrary(given.map(valueTypeOf));
        return checkProperty(arbitrary, seed, (kernel) => checkKernel(bench, kernel, inputs));
      },
    };
  });
  const views = seeds(counts.views).map(
    (seed): Case => ({
      id: `random/views/seed-${seed}`,
      needs: [needDtypes("int32")],
      run: (bench) => checkProperty(viewStepsArbitrary, seed, (steps) => viewAll(bench, steps)),
    }),
  );
  const reductions = seeds(counts.reductions).map((seed): Case => {
    const dtype = dtypes[seed % dtypes.length]!;
    return {
      id: `random/reductions/${dtype}-seed-${seed}`,
      needs: [needDtypes(dtype, "int32", "float32")],
      run: (bench) =>
        checkProperty(reductionArbitrary(dtype), seed, (drawn) => reduceDrawn(bench, dtype, drawn)),
    };
  });
  const maps = seeds(counts.maps).map(
    (seed): Case => ({
      id: `random/maps-in-a-row/seed-${seed}`,
      needs: [needDtypes("int32")],
      run: (bench) => checkProperty(mapsArbitrary, seed, (drawn) => runMaps(bench, drawn)),
    }),
  );
  const sources = seeds(counts.sources).map(
    (seed): Case => ({
      id: `random/sources/seed-${seed}`,
      needs: [needDtypes("float64", "int32"), needCodeGeneration, needExactArithmetic],
      run: (bench) => checkProperty(sourceArbitrary, seed, (text) => runSource(bench, text)),
    }),
  );
  return [...kernels, ...views, ...reductions, ...maps, ...sources];
}

const needExactArithmetic: NonNullable<Case["needs"]>[number] = ({ arithmetic, flushesSubnormals }) =>
  arithmetic.ulp === 0 && !flushesSubnormals ? undefined : "its arithmetic is not that of IEEE 754";

/** A chain of views, read, mapped, and summed along its first axis. */
async function viewAll(bench: Bench, steps: Parameters<typeof applySteps>[0]): Promise<void> {
  const { base, seen, view } = applySteps(steps);
  const tensor = bench.hold(view(bench.tensor(base)));
  mustMatch(await bench.read(tensor), seen);
  const affine = (x: number) => x * 3 - 1;
  const mapped = bench.hold(elementwise(affine, 1)(tensor));
  mustMatch(await bench.read(mapped), bench.oracle.map(kernelOf(affine, [seen]), [seen]));
  if (seen.shape.length === 0) return;
  const sum = bench.hold(reducer(trees.sum!)(tensor, { axis: 0 }));
  mustMatch(await bench.read(sum), bench.oracle.reduce(reductionOf(trees.sum!, ["int32"]), [seen], [0]));
}

interface DrawnReduction {
  readonly name: string;
  readonly shape: readonly number[];
  readonly axes: readonly number[];
  readonly keepdims: boolean;
  readonly transposed: boolean;
}

function reductionArbitrary(dtype: Dtype): fc.Arbitrary<DrawnReduction> {
  const integer = dtype !== "float32" && dtype !== "float64";
  const names = Object.keys({ ...trees, ...folds, ...(integer ? bitTrees : {}) });
  const length = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(16, 17, 33, 130));
  const shapes = fc.array(length, { minLength: 0, maxLength: 3 }).filter((shape) => countOf(shape) <= 1200);
  return shapes.chain((shape) =>
    fc.record({
      name: fc.constantFrom(...names),
      shape: fc.constant(shape),
      axes: fc.subarray([...shape.keys()]),
      keepdims: fc.boolean(),
      transposed: fc.boolean(),
    }),
  );
}

async function reduceDrawn(bench: Bench, dtype: Dtype, drawn: DrawnReduction): Promise<void> {
  const { name, shape, axes, keepdims, transposed } = drawn;
  const reducing = { ...trees, ...folds, ...bitTrees }[name]!;
  const values = (reducing.data ?? sample)(dtype, shape, 21);
  const tensor = bench.tensor(values);
  const lain: Tensor = transposed ? bench.hold(bench.hold(tensor.T.contiguous()).T) : tensor;
  const result = bench.hold(reducer(reducing)(lain, { axis: axes, keepdims }));
  const expected = bench.oracle.reduce(reductionOf(reducing, [dtype]), [values], axes, { keepdims });
  mustMatch(await bench.read(result), expected, { mayBeOpen: 1 });
}

/** A function made of random text: compiled, it must give what it gives when it is called. */
async function runSource(bench: Bench, text: string): Promise<void> {
  const fn = new Function(`return ${text}`)() as (x: number, y: number) => number | boolean;
  const [x, y] = [sample("float64", [40], 31), sample("float64", [40], 32)];
  const result = bench.hold(elementwise(fn, 2)(bench.tensor(x), bench.tensor(y)));
  const expected = x.data.map((value, i) => Number(fn(value, y.data[i]!)));
  mustEqual([...(await result.data())].map(canonical), expected.map(canonical), text);
}

/** Elements of int32 know no −0, which a whole number in a float function may be. */
const canonical = (value: number): number => (value === 0 ? 0 : value);
