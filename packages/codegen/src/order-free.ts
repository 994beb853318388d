import type { Reduction } from "@lockstep/core";

/**
 * Whether any order gives the same bits, so that the fixed tree need not be walked: integers wrap whatever
 * the order, and the extremes of floats, NaN and the zeros' signs included, know none.
 */
export function isOrderFree(reduction: Reduction): boolean {
  if (reduction.order === "fold" || reduction.operator === "custom") return false;
  const sums = reduction.operator === "add" || reduction.operator === "multiply";
  return !sums || reduction.combine.type === "int32" || reduction.combine.type === "bool";
}
