/**
 * Reductions along axes: every set of axes of shapes up to rank 4, kept or not, of views, into outputs, of
 * several inputs, from other initial values than the identity, and of functions that a person calls
 * associative.
 */
import type { Dtype } from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { type Case, needDtypes } from "../framework/case.js";
import { untouched, writtenThrough } from "../framework/check-out.js";
import {
  checkReduction,
  dataFor,
  type Reducing,
  reducer,
  reductionOf,
} from "../framework/check-reduction.js";
import { sample } from "../model/samples.js";
import { broadcastShape, type Values } from "../model/values.js";
import { allViews, baseShape, distinctViews, type ViewKind } from "../model/view-kinds.js";
import { mustMatch } from "../oracle/compare.js";
import { folds, trees } from "./reduce.js";

const sum = trees.sum!;
const decay = folds.decay!;
/** One of each order, and one whose result tells which elements went in. */
const reducings = { sum, maximum: trees.maximum!, "subtract-from": folds["subtract-from"]!, decay };

const shapes: readonly (readonly number[])[] = [
  [], [5], [4, 3], [3, 1], [1, 5], [2, 3, 4], [17, 2, 3], [2, 3, 2, 2], [33, 20], [2, 1030], [1030, 2],
  [0, 3], [3, 0], [2, 0, 3],
]; // biome-ignore format: a table of shapes reads better in rows

/** Every subset of the axes of `rank` dimensions. */
function axisSets(rank: number): number[][] {
  let sets: number[][] = [[]];
  for (let d = 0; d < rank; d++) sets = sets.flatMap((axes) => [axes, [...axes, d]]);
  return sets;
}

const named = (numbers: readonly number[], by: string, none: string) =>
  numbers.length === 0 ? none : numbers.join(by);

const meeting = (a: readonly number[], b: readonly number[]) =>
  `${named(a, "x", "scalar")}-and-${named(b, "x", "scalar")}`;

export function reduceAxesCases(): Case[] {
  return [
    ...axisCases(),
    ...viewCases(),
    ...outCases(),
    ...initCases(),
    ...severalCases(),
    ...promisedCases(),
  ];
}

function axisCases(): Case[] {
  return shapes.flatMap((shape) =>
    axisSets(shape.length).flatMap((axes) =>
      Object.entries(reducings).flatMap(([name, reducing]) =>
        [false, true].map((keepdims): Case => {
          const place = `${named(shape, "x", "scalar")}-along-${named(axes, "", "none")}`;
          return {
            id: `reduce-axes/${name}/${place}${keepdims ? "-kept" : ""}`,
            needs: [needDtypes("float32")],
            run: (bench) =>
              checkReduction(bench, { ...reducing, inputs: [sample("float32", shape)], axes, keepdims }),
          };
        }),
      ),
    ),
  );
}

/** Each view as what is reduced, along its first and along its last axis. */
function viewCases(): Case[] {
  const sides = { first: () => 0, last: (rank: number) => rank - 1 };
  return allViews.flatMap((view) =>
    Object.entries(sides).flatMap(([side, axisOf]) =>
      (["float32", "int32"] as const).map((dtype): Case => {
        const run = (bench: Bench) => reduceView(bench, view, dtype, axisOf);
        return { id: `reduce-axes/view/${view.name}-${side}-${dtype}`, needs: [needDtypes(dtype)], run };
      }),
    ),
  );
}

async function reduceView(
  bench: Bench,
  view: ViewKind,
  dtype: Dtype,
  axisOf: (rank: number) => number,
): Promise<void> {
  const base = sample(dtype, baseShape);
  const seen = view.copy(base);
  const axes = seen.shape.length === 0 ? [] : [axisOf(seen.shape.length)];
  for (const reducing of [sum, decay]) {
    const result = bench.hold(reducer(reducing)(view.view(bench.tensor(base)), { axis: axes }));
    mustMatch(await bench.read(result), bench.oracle.reduce(reductionOf(reducing, [dtype]), [seen], axes));
  }
}

/** Into each kind of view of an output; what the view does not show stays. */
function outCases(): Case[] {
  return distinctViews.map((view) => ({
    id: `reduce-axes/out/${view.name}`,
    needs: [needDtypes("float32")],
    run: async (bench) => {
      const base = untouched("float32", baseShape);
      const { shape } = view.copy(base);
      const input = sample("float32", [...shape, 5], 6);
      const axes = [shape.length];
      const whole = bench.tensor(base);
      reducer(decay)(bench.tensor(input), { axis: axes, out: view.view(whole) });
      const expected = bench.oracle.reduce(reductionOf(decay, ["float32"]), [input], axes);
      mustMatch(await bench.read(whole), writtenThrough(view, base, expected));
    },
  }));
}

/** An initial value is combined once: not per block, lane or thread, and not left out. */
function initCases(): Case[] {
  const inits: Readonly<Record<string, Reducing>> = {
    "sum-from-100": { ...sum, init: 100 },
    "sum-from-minus-0": { ...sum, init: -0 },
    "sum-from-nan": { ...sum, init: Number.NaN },
    "sum-from-half": { ...sum, init: 0.5 },
    "product-from-2": { ...trees.product!, init: 2 },
    "product-from-0": { ...trees.product!, init: 0 },
    "minimum-from-2": { ...trees.minimum!, init: 2 },
    "maximum-from-3": { ...trees.maximum!, init: 3 },
    "any-from-true": { ...trees.any!, init: true },
    "all-from-false": { ...trees.all!, init: false },
    "horner-from-3": { ...folds.horner!, init: 3 },
    "count-from-7": { ...trees["count-positive"]!, init: 7 },
  };
  const lengths = [0, 1, 2, 16, 17, 1024, 1025, 3000];
  return Object.entries(inits).flatMap(([name, reducing]) =>
    lengths.flatMap((length) =>
      (["float32", "int32", "uint8"] as const).map(
        (dtype): Case => ({
          id: `reduce-axes/init/${name}-${dtype}-${length}`,
          needs: [needDtypes(dtype, "int32", "float32")],
          run: (bench) =>
            checkReduction(bench, { ...reducing, inputs: [dataFor(reducing, dtype, [length], 8)] }),
        }),
      ),
    ),
  );
}

/** Several inputs, which broadcast before they are reduced; among them numbers. */
function severalCases(): Case[] {
  const dot: Reducing = { fn: (acc, x, y) => acc + x * y, init: 0 };
  const weighed: Reducing = { fn: (acc, x, y) => (acc + x) / 2 - y, init: 0 };
  const three: Reducing = { fn: (acc, x, y, z) => acc + x * y - z, init: 0 };
  const meetings: readonly (readonly [readonly number[], readonly number[]])[] = [
    [[7], [7]], [[2000], [2000]], [[3, 4], [4]], [[3, 1], [1, 5]], [[2, 1, 3], [4, 1]], [[5], []], [[0], [1]],
  ]; // biome-ignore format: a table of shapes reads better in rows
  const two = meetings.flatMap(([a, b]) =>
    Object.entries({ dot, weighed }).flatMap(([name, reducing]) =>
      axisSets(broadcastShape([a, b])!.length).map(
        (axes): Case => ({
          id: `reduce-axes/several/${name}-${meeting(a, b)}-along-${named(axes, "", "none")}`,
          needs: [needDtypes("float32")],
          run: (bench) =>
            checkReduction(bench, {
              ...reducing,
              inputs: [sample("float32", a), sample("float32", b, 2)],
              axes,
            }),
        }),
      ),
    ),
  );
  const withNumbers = (inputs: readonly (Values | number)[]) => (bench: Bench) =>
    checkReduction(bench, { ...three, inputs });
  const vector = sample("float32", [100]);
  return [
    ...two,
    {
      id: "reduce-axes/several/number-second",
      needs: [needDtypes("float32")],
      run: withNumbers([vector, 3, vector]),
    },
    {
      id: "reduce-axes/several/number-last",
      needs: [needDtypes("float32")],
      run: withNumbers([vector, vector, 0.5]),
    },
  ];
}

/** `{ associative: true }` of a function that core does not know: the tree, in its fixed order. */
function promisedCases(): Case[] {
  const promised: Readonly<Record<string, Reducing>> = {
    "largest-magnitude": {
      fn: (acc, x) => (Math.abs(x) > Math.abs(acc) ? x : acc),
      init: 0,
      associative: true,
    },
    "root-of-squares": { fn: (acc, x) => Math.sqrt(acc * acc + x * x), init: 0, associative: true },
  };
  return Object.entries(promised).flatMap(([name, reducing]) =>
    [0, 1, 5, 16, 100, 1025, 2500].map((length) => ({
      id: `reduce-axes/promised/${name}-${length}`,
      needs: [needDtypes("float32")],
      run: (bench: Bench) =>
        checkReduction(bench, { ...reducing, inputs: [dataFor(reducing, "float32", [length], 9)] }),
    })),
  );
}
