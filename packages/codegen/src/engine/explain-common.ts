/** What explanations of loops in JavaScript and in WebAssembly have in common. */
import {
  type Dtype,
  type Explanation,
  type Kernel,
  type LoopReport,
  type Operand,
  printKernel,
  type Reduction,
  type ViewShape,
} from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { isOrderFree } from "../order-free.js";

/** An explanation without the parts that the backend adds. */
export type Explained = Omit<Explanation, "backend" | "engine" | "fallback">;

/** `text`: the function for people. */
export const kernelFacts = (kernel: Kernel, text: string): Explanation["kernel"] => ({
  name: kernel.name,
  hash: kernel.hash,
  parameters: kernel.parameters.map(({ name, type }) => ({ name, type })),
  result: kernel.dtype,
  text,
});

export const describeKernel = (kernel: Kernel): Explanation["kernel"] =>
  kernelFacts(kernel, printKernel(kernel));

export const kindOf = (operand: Operand): Dtype | "number" =>
  typeof operand === "number" ? "number" : operand.storage.dtype;

export const describeOutput = ({ dtype, layout }: ViewShape): Explanation["output"] => ({
  dtype,
  shape: [...layout.shape],
});

/** Whether a loop is one of vectors, and why not where it is not. */
export interface Vectorised {
  readonly vectorised: boolean;
  readonly why: string;
}

export const loopReport = (
  extent: number,
  strides: readonly number[],
  { vectorised, why }: Vectorised,
): LoopReport => ({
  extent,
  strides: [...strides],
  vectorised,
  parallel: false,
  why,
});

export function orderNote(reduction: Reduction): string {
  if (reduction.order === "fold")
    return "Strictly from the first element to the last: the function is not associative";
  if (isOrderFree(reduction)) return "Any order gives the same bits, so elements are taken as they lie";
  return "In one fixed tree of blocks of 1,024 elements and 16 lanes";
}

export const libraryNotes = (kernel: Kernel): string[] =>
  expandLibrary(kernel) === kernel ? [] : ["Mathematical functions are those of @lockstep/core/math"];
