/** What `explain` answers: how an operation would run, as JSON. */
import type { Dtype } from "../dtype/dtype.js";
import type { Kernel } from "../kernel/tree.js";
import type { Reduction } from "./reduction.js";
import type { Operand, View, ViewShape } from "./storage.js";

/** The operation to be explained, with the views it would run on. Nothing runs. */
export type Request =
  | {
      readonly kind: "map";
      readonly kernel: Kernel;
      readonly inputs: readonly Operand[];
      readonly out: ViewShape;
    }
  | {
      readonly kind: "reduce";
      readonly reduction: Reduction;
      readonly inputs: readonly Operand[];
      readonly axes: readonly number[];
      readonly out: ViewShape;
    }
  | { readonly kind: "matmul"; readonly a: View; readonly b: View; readonly out: ViewShape };

/** One loop of the generated code, outermost first. */
export interface LoopReport {
  readonly extent: number;
  /** Storage elements between turns, for each operand in order and last for the output. */
  readonly strides: readonly number[];
  readonly vectorised: boolean;
  readonly parallel: boolean;
  /** Why it is not vectorised or parallel, where it is not. */
  readonly why?: string;
}

export interface Explanation {
  readonly operation: "map" | "reduce" | "matmul";
  readonly backend: string;
  readonly engine: string;
  /** Why the engine is another than the one asked for, where it is. */
  readonly fallback?: string;
  readonly kernel: {
    readonly name: string;
    readonly hash: string;
    readonly parameters: readonly { readonly name: string; readonly type: string }[];
    readonly result: Dtype;
    /** The analysed function, printed in the kernel language. */
    readonly text: string;
  };
  readonly inputs: readonly (Dtype | "number")[];
  readonly output: { readonly dtype: Dtype; readonly shape: readonly number[] };
  /** How the loops walk: "contiguous", "inner-strided", "tiled", "general", …. */
  readonly pattern: string;
  readonly loops: readonly LoopReport[];
  /** Only of a reduction. */
  readonly order?: "tree" | "fold";
  /** The generated code; empty where nothing is generated. */
  readonly code: string;
  /** Milliseconds that it took to make the code that runs, where that is known. */
  readonly compileTime?: number;
  /** Of the latest run that was divided among threads, what each of them did; the calling thread first. */
  readonly threads?: readonly ThreadReport[];
  readonly notes: readonly string[];
}

/** What a thread did of an operation. */
export interface ThreadReport {
  /** How often it took a part. */
  readonly parts: number;
  /** Milliseconds for which it worked. */
  readonly time: number;
  /** The parts that it took, in time's order, where they were recorded; of a long run only the first ones. */
  readonly chunks?: readonly ChunkReport[];
}

/** A part of an operation as a thread took it. */
export interface ChunkReport {
  /** Which part: they are numbered from 0 in the order of the elements. */
  readonly part: number;
  /** Milliseconds since threads could begin. */
  readonly start: number;
  readonly end: number;
}
