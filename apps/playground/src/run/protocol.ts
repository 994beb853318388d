/**
 * What the page asks of the workers that run a person's program, and what they answer: plain data, so that it can be
 * posted. The page itself never runs a program, so that it never freezes.
 */
import type { Dtype, Explanation, TypedArray } from "@lockstep/core";

/** A way to run a program: a backend with the engine it is held to. */
export const targetIds = [
  "cpu:interpret",
  "cpu:js",
  "cpu:wasm",
  "workers",
  "gpu:webgpu",
  "gpu:webgl2",
  "gpu:webgl",
  "gpu:webasm",
  "gpu:cpu",
] as const;
export type TargetId = (typeof targetIds)[number];

/** Whether a target can run in this browser, as its worker found out. */
export interface Target {
  readonly id: TargetId;
  readonly available: boolean;
  /** Of one that can: the engine, the adapter or the threads there are, as a person would say it. */
  readonly detail?: string;
  /** Of one that cannot: why, and what would make it so. */
  readonly why?: { readonly cause: string; readonly mend?: string };
}

/** A picture as it goes into a program: height × width × 3, red, green and blue from 0 to 1. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** The part of a plane that a program draws, where it lets itself be zoomed. */
export interface Extent {
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
}

/** What a program says of itself by its exports. */
export interface Directives {
  /** How its result wants to be seen; chosen by its shape unless told. */
  readonly show?: ShowKind;
  /** Present where the program draws `extent` and can be zoomed. */
  readonly extent?: Extent;
  /** Whether it has a function `next`, and so can be run frame after frame. */
  readonly animated: boolean;
  /** Whether its `setup` reads `picture`. */
  readonly takesPicture: boolean;
  /** Whether its `setup` reads `size`: of one that does not, no size need be asked. */
  readonly takesSize?: boolean;
  /** The sizes worth measuring, smallest first; the second but last is what it starts with unless `size` is exported. */
  readonly sizes: readonly number[];
  readonly size: number;
}

export type ShowKind = "number" | "plot" | "points" | "picture" | "table";

/** What a run is given besides the program. */
export interface Inputs {
  readonly size: number;
  readonly extent?: Extent;
  readonly picture?: Picture;
}

/** How often a program is run to be timed: at least `rounds` times, and for as long as `milliseconds` last. */
export interface Effort {
  readonly rounds: number;
  readonly milliseconds: number;
}

export interface Result {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  /** The elements in row-major order. */
  readonly data: TypedArray;
}

/** An operation of the program as it ran: the person's own, and the standard ones. */
export interface RanOperation {
  /** As the program calls it where that can be told, such as `sigmoid`; else `map`, `sum`, …. */
  readonly name: string;
  readonly explanation: Explanation;
}

/** A run on one target. */
export interface Outcome {
  readonly target: TargetId;
  /** What `device.capabilities` said after it had run, so that what is shown is what ran. */
  readonly engine: string;
  readonly threads?: number;
  readonly size: number;
  /** The part of the plane that it drew, where it was given one. */
  readonly extent?: Extent;
  readonly result: Result;
  /** Milliseconds of the first `run`, compiling included, until the result is there. */
  readonly first: number;
  /** True where the target had run this very program before, so that `first` holds little compiling. */
  readonly compiledBefore?: boolean;
  /** Milliseconds of each later `run`, until the result is there. */
  readonly times: readonly number[];
  readonly operations: readonly RanOperation[];
}

/** Something to be underlined: offsets into the program as the person wrote it. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly from: number;
  readonly to: number;
  /** A `KERNEL_…` or other code of ours; `SYNTAX` where it is no program, `THROWN` where it threw something else. */
  readonly code: string;
  readonly cause: string;
  readonly mend?: string;
}

export interface Checked {
  readonly diagnostics: readonly Diagnostic[];
  /** Present where the program could be loaded. */
  readonly directives?: Directives;
}

/** What happens while targets run, as it is told to the page. */
export type RunEvent =
  | { readonly kind: "begun"; readonly target: TargetId; readonly phase: "opening" | "first" | "timing" }
  /** From 0 to 1, of the timing. */
  | { readonly kind: "progress"; readonly target: TargetId; readonly done: number }
  | { readonly kind: "outcome"; readonly outcome: Outcome }
  | { readonly kind: "failed"; readonly target: TargetId; readonly diagnostic: Diagnostic };

/** A frame of an animation. */
export interface Frame {
  readonly number: number;
  /** The part of the plane that it shows, where it was given one. */
  readonly extent?: Extent;
  readonly result: Result;
  /** Milliseconds that the program took. */
  readonly time: number;
}

/** One point of the chart of speed against size. */
export interface SweepPoint {
  readonly target: TargetId;
  readonly size: number;
  readonly times: readonly number[];
}
