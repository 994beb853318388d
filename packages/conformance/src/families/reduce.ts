/**
 * Reductions: every recognised combination over every length at which blocks, lanes and pairs begin or end,
 * and folds, which take one element after another and tell when they are not.
 */
import type { Dtype } from "@lockstep/core";
import { type Case, type Need, needDtypes } from "../framework/case.js";
import { checkReduction, dataFor, type Reducing } from "../framework/check-reduction.js";
import { factors, sample } from "../model/samples.js";
import { specialValues } from "../model/special-values.js";
import { vector } from "../model/values.js";

/** Associative in the eyes of core: combined in the fixed tree. */
export const trees: Readonly<Record<string, Reducing>> = {
  sum: { fn: (acc, x) => acc + x, init: 0 },
  "sum-of-squares": { fn: (acc, x) => acc + x * x, init: 0 },
  "sum-from-left": { fn: (acc, x) => x + acc, init: 0 },
  product: { fn: (acc, x) => acc * x, init: 1, data: factors },
  minimum: { fn: (acc, x) => Math.min(acc, x), init: Number.POSITIVE_INFINITY },
  maximum: { fn: (acc, x) => Math.max(acc, x), init: Number.NEGATIVE_INFINITY },
  "count-positive": { fn: (acc, x) => acc + (x > 0 ? 1 : 0), init: 0 },
  any: { fn: (acc, x) => acc || x > 7, init: false },
  all: { fn: (acc, x) => acc && x < 7, init: true },
};

/** Bitwise combinations, of integers alone. */
export const bitTrees: Readonly<Record<string, Reducing>> = {
  "bit-and": { fn: (acc, x) => acc & x, init: -1 },
  "bit-or": { fn: (acc, x) => acc | x, init: 0 },
  "bit-xor": { fn: (acc, x) => acc ^ x, init: 0 },
};

/** Neither associative nor commutative: from left to right, or wrong. */
export const folds: Readonly<Record<string, Reducing>> = {
  "subtract-from": { fn: (acc, x) => x - acc, init: 0 },
  horner: { fn: (acc, x) => acc * 0.5 + x, init: 0 },
  "last-positive": { fn: (acc, x) => (x > 0 ? x : acc), init: -1 },
  decay: { fn: (acc, x) => (acc + x) / 2, init: 1 },
  "saturating-sum": { fn: (acc, x) => Math.min(acc + x, 20), init: 0 },
};

/** Around the lanes (16), the blocks (1024) and the pairs of blocks. */
const lengths = [
  0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32, 33, 47, 48, 49, 1000, 1007, 1008, 1009, 1023, 1024,
  1025, 1032, 1039, 1040, 1041, 2047, 2048, 2049, 3072, 3073, 4096, 4097, 5121,
];
const fewLengths = [0, 1, 2, 3, 16, 17, 100, 1025];

/** Floats first: in them each order gives another result. */
const tested: readonly Dtype[] = ["float32", "float64", "int32", "uint8", "bool"];

const isFloating = (dtype: Dtype): boolean => dtype === "float32" || dtype === "float64";

export function reduceCases(): Case[] {
  const tables = tested.flatMap((dtype) => {
    const recognised = isFloating(dtype) ? trees : { ...trees, ...bitTrees };
    const everyLength = dtype === "float32" || dtype === "int32" ? lengths : fewLengths;
    return [
      ...Object.entries(recognised).flatMap(([name, reducing]) => [
        ...everyLength.map((length) => lengthCase("tree", name, reducing, dtype, length)),
        specialCase(name, reducing, dtype),
      ]),
      ...Object.entries(folds).flatMap(([name, reducing]) => [
        ...fewLengths.map((length) => lengthCase("fold", name, reducing, dtype, length)),
        specialCase(name, reducing, dtype),
      ]),
    ];
  });
  return [...tables, ...wrappingCases()];
}

/** Products that leave int32 and wrap, which an order cannot change but a wider type can. */
function wrappingCases(): Case[] {
  const product = trees.product!;
  const wraps: Need = ({ rounding }) =>
    rounding === "each" ? undefined : "it does not claim to wrap each operation";
  return (["int32", "uint8"] as const).flatMap((dtype) =>
    [5, 16, 17, 100, 1025].map((length) => ({
      id: `reduce/wrapping/product-${dtype}-${length}`,
      needs: [needDtypes(dtype, "int32"), wraps],
      run: (bench) => {
        // Odd factors: an even one among every two would leave nothing but zeros.
        const drawn = sample(dtype, [length], 11);
        const inputs = [{ ...drawn, data: drawn.data.map((value) => value | 1) }];
        return checkReduction(bench, { ...product, inputs });
      },
    })),
  );
}

function lengthCase(group: string, name: string, reducing: Reducing, dtype: Dtype, length: number): Case {
  return {
    id: `reduce/${group}/${name}-${dtype}-${length}`,
    needs: [needDtypes(dtype, "int32", "float32")],
    run: (bench) => checkReduction(bench, { ...reducing, inputs: [dataFor(reducing, dtype, [length], 4)] }),
  };
}

/**
 * NaN, infinities and zeros of either sign, each in the place where its neighbours show what became of it.
 */
function specialCase(name: string, reducing: Reducing, dtype: Dtype): Case {
  return {
    id: `reduce/special/${name}-${dtype}`,
    needs: [needDtypes(dtype, "int32", "float32")],
    run: async (bench) => {
      const values = specialValues[dtype];
      for (const start of values.keys()) {
        const inputs = [vector(dtype, values.slice(start, start + 3))];
        await checkReduction(bench, { ...reducing, inputs, mayBeOpen: 1 });
      }
    },
  };
}
