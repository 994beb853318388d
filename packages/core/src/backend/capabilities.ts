/** What a backend says of itself. The conformance suite probes each claim; it trusts none. */
import type { Dtype } from "../dtype/dtype.js";
import type { LibraryFunction } from "../kernel/functions.js";

/**
 * How far a result may lie from the true value, in units in the last place of the dtype plus an absolute allowance.
 * `ulp: 0` claims more than correct rounding: the very bits of `@lockstep/core/math`, as all of the CPU family give.
 */
export interface Accuracy {
  readonly ulp: number;
  readonly absolute?: number;
}

export interface Capabilities {
  readonly dtypes: readonly Dtype[];
  /** What computes: "js", "interpret", "wasm-simd", "webgl2", …. A backend never runs elsewhere than this says. */
  readonly engine: string;
  /** Whether `dataSync()` and its like work. */
  readonly syncReads: boolean;
  /** Why they do not, and what helps, where that is more than that elements can only be awaited. */
  readonly syncReadsObstacle?: { readonly cause: string; readonly mend: string };
  /** The most elements that one tensor may hold. */
  readonly maxElements: number;
  /**
   * `each`: every operation is rounded to its dtype, and int32 wraps at each step, as DESIGN.md §4.2 has it.
   * `store`: the function runs in JavaScript's own doubles and only what is stored is rounded or wrapped.
   */
  readonly rounding: "each" | "store";
  /** `fixed`: tree reductions in the order that `Reduction` lays down, to the last bit; `any`: some other order. */
  readonly reductionOrder: "fixed" | "any";
  /** Whether subnormal numbers become zero on the way. */
  readonly flushesSubnormals: boolean;
  /** + − × ÷, sqrt and conversions on floats; `{ ulp: 0 }` is IEEE 754. */
  readonly arithmetic: Accuracy;
  /** For each library function, for each float dtype it has. */
  readonly functions: Readonly<Record<LibraryFunction, Accuracy>>;
}
