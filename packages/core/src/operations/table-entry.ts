/**
 * What a row of the table of standard operations says. The exported functions, the methods of tensors, their types,
 * the tests and the documentation are all derived from these rows.
 */

/**
 * The dtype of a result, given the promoted dtype D of the arguments.
 *
 * - `number`: D, but int32 where D is bool.
 * - `float`: D where it is a float, else float32.
 * - `bool`: always bool.
 * - `same`: D, whatever it is.
 * - `sum`: as `number`, but uint8 is accumulated in int32 and stays so.
 * - `index`: always int32.
 * - `chosen`: as `same`, but the first argument is only true or false, and its dtype has no part in D.
 */
export type ResultRule = "number" | "float" | "bool" | "same" | "sum" | "index" | "chosen";

/** Values at which an argument makes sense; a bound that is `open` is not itself among them. */
export interface Domain {
  readonly min?: number;
  readonly max?: number;
  readonly open?: boolean;
}

/** A function of the kernel language. Its parameters are what the operation takes. */
export type KernelSource = (...values: never[]) => number | boolean;

interface Row {
  /** One sentence. */
  readonly doc: string;
  /** Where a formula or a convention comes from. */
  readonly source?: string;
  readonly result: ResultRule;
}

export interface ElementwiseRow extends Row {
  readonly kind: "elementwise";
  readonly fn: KernelSource;
  /** What stands in for `fn` where every argument is of integers (or bools), because floats would lose digits. */
  readonly integers?: KernelSource;
  /** What stands in for `fn` where every argument is bool. */
  readonly bools?: KernelSource;
  /** Whether integers alone (and bools) are taken. */
  readonly integersOnly?: boolean;
  /** For each argument, where the function is real-valued; anywhere if not given. */
  readonly domain?: readonly Domain[];
}

export interface ReductionRow extends Row {
  readonly kind: "reduction";
  /** `(acc, x) => acc`. */
  readonly fn: KernelSource;
  /** What the accumulator starts from, which leaves every element as it is. */
  readonly init: number | boolean;
  /** The same for integers, where `init` is none. */
  readonly integerInits?: { readonly uint8: number; readonly int32: number };
  readonly bools?: { readonly fn: KernelSource; readonly init: boolean };
  /** Whether a reduction of nothing is refused, because there is no answer. */
  readonly needsElements?: boolean;
}

/** Built from several kernels; how is written in the file named after it. */
export interface CompositeRow extends Row {
  readonly kind: "composite";
}

export type TableRow = ElementwiseRow | ReductionRow | CompositeRow;
export type ElementwiseFamily = Readonly<Record<string, ElementwiseRow>>;
export type ReductionFamily = Readonly<Record<string, ReductionRow>>;
export type CompositeFamily = Readonly<Record<string, CompositeRow>>;
