/** What explanations of both modes have in common. */
import {
  type Dtype,
  type Explanation,
  type Kernel,
  type LoopReport,
  type Operand,
  printKernel,
  type ViewShape,
} from "@lockstep/core";

/** An explanation without the parts that the backend adds. */
export type Explained = Omit<Explanation, "backend" | "engine" | "fallback">;

export const describeKernel = (kernel: Kernel): Explanation["kernel"] => ({
  name: kernel.name,
  hash: kernel.hash,
  parameters: kernel.parameters.map(({ name, type }) => ({ name, type })),
  result: kernel.dtype,
  text: printKernel(kernel),
});

export const kindOf = (operand: Operand): Dtype | "number" =>
  typeof operand === "number" ? "number" : operand.storage.dtype;

export const describeOutput = ({ dtype, layout }: ViewShape): Explanation["output"] => ({
  dtype,
  shape: [...layout.shape],
});

export const loopReport = (extent: number, strides: readonly number[], why: string): LoopReport => ({
  extent,
  strides: [...strides],
  vectorised: false,
  parallel: false,
  why,
});
