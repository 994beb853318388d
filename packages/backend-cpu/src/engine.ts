/** What computes: generated loops, or the person's own functions. */
import type { Capabilities, Explanation, Kernel, Operand, Reduction, Request, View } from "@lockstep/core";
import type { Storages } from "./storages.js";

export interface Engine {
  readonly capabilities: Capabilities;
  readonly storages: Storages;
  map(kernel: Kernel, inputs: readonly Operand[], out: View): void;
  reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void;
  /** Computes the product and says so, or leaves it to the default. */
  matmul(a: View, b: View, out: View): boolean;
  explain(request: Request): Omit<Explanation, "backend" | "engine" | "fallback">;
}
