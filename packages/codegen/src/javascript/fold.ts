/** Folds strictly from the first element to the last: one accumulator for one output. */
import type { Kernel } from "@lockstep/core";
import { isLight } from "../weight.js";
import type { Pointer } from "./nest.js";
import { inputsOf, placeOf, ReduceLoop } from "./reduce-loop.js";

export class Fold extends ReduceLoop {
  readonly strips = false;

  get parameters(): Kernel["parameters"] {
    return this.reduction.step.parameters.slice(1);
  }

  get light(): boolean {
    return isLight(this.reduction.step);
  }

  protected body(pointers: readonly Pointer[]): void {
    const { writer, out, outputs, reduced } = this;
    this.overOutputs(outputs.loops, pointers, (output) => {
      writer.line("let acc = init;");
      this.overReduced(reduced.loops - 1, inputsOf(output, out), (inside) => {
        const last = reduced.loops - 1;
        const range = { index: reduced.index(last), from: "0", to: reduced.extent(last) };
        this.overElements(range, inside, (args) =>
          this.compute(this.reduction.step, ["acc", ...args], "v", "acc"),
        );
      });
      this.store(placeOf(output, out), "acc");
    });
  }
}
