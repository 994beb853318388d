/** What runs an operation whose operands are all in the arena. */
import type { Kernel, Operand, Reduction, View } from "@lockstep/core";

export interface MapRunner {
  map(kernel: Kernel, inputs: readonly Operand[], out: View): void;
}

export interface Runner extends MapRunner {
  /** `bare`: of a tree, without the initial value. */
  reduce(
    reduction: Reduction,
    inputs: readonly Operand[],
    axes: readonly number[],
    out: View,
    bare?: boolean,
  ): void;
}
