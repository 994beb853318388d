/**
 * A reduction, as backends get it. Core has decided the order and taken the person's function apart; a backend only
 * walks.
 *
 * **`fold`**: for each output, strictly from the first reduced element to the last (row-major over the reduced axes):
 * `acc = step(acc, ...elements)`, beginning with `init`.
 *
 * **`tree`**: `combine` is associative and commutative (`a + b`, `Math.min(a, b)`, …), so the elements
 * `element(...elements)` are combined in one fixed order that depends on their number n alone, never on threads,
 * strides or vector widths:
 *
 * 1. Elements are cut into blocks of {@link blockLength}; only the last may be shorter.
 * 2. In a block, lane l of {@link laneCount} combines the block's elements l, l + 16, l + 32, … from left to right,
 *    beginning with the first of them. (In a block with fewer than 16 elements, the lanes past the end are empty.)
 * 3. The lanes are halved: lane l becomes combine(lane l, lane l + 8), then (l, l + 4), (l, l + 2), (l, l + 1); a
 *    lane whose partner is empty stays as it is. Lane 0 is the block's value.
 * 4. The block values are combined pairwise: neighbours (0, 1), (2, 3), …, an odd last one staying as it is, again
 *    and again until one is left.
 * 5. The result is combine(init, that); `init` alone when there are no elements.
 *
 * The pairwise tree also keeps the rounding error of a sum at O(log n) (Higham, "The accuracy of floating point
 * summation", 1993). Sixteen lanes are four 128-bit vectors of float32 in flight.
 */
import type { Kernel } from "../kernel/tree.js";

export const blockLength = 1024;
export const laneCount = 16;

/** The recognised associative combinations; `custom` is one that the person promised to be associative. */
export type CombineOp =
  | "add"
  | "multiply"
  | "minimum"
  | "maximum"
  | "and"
  | "or"
  | "bitAnd"
  | "bitOr"
  | "bitXor"
  | "custom";

interface ReductionBase {
  /** `(acc, ...elements) → acc`, the person's function; `acc` has the kernel's result type. */
  readonly step: Kernel;
  /** Converted by the backend to the type of the accumulator. */
  readonly init: number;
}

export interface FoldReduction extends ReductionBase {
  readonly order: "fold";
}

export interface TreeReduction extends ReductionBase {
  readonly order: "tree";
  readonly operator: CombineOp;
  /** `(...elements) → value`, of the accumulator's type. */
  readonly element: Kernel;
  /** `(a, b) → value`, both of the accumulator's type. */
  readonly combine: Kernel;
}

export type Reduction = FoldReduction | TreeReduction;
