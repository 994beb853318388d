/** Folds strictly from the first element to the last: a strip of accumulators for a strip of outputs. */
import type { Kernel } from "@lockstep/core";
import { isLight } from "../weight.js";
import type { Pointer } from "./nest.js";
import { inputsOf } from "./reduce-loop.js";
import { StripLoop } from "./strips.js";

export class FoldStrips extends StripLoop {
  get parameters(): Kernel["parameters"] {
    return this.reduction.step.parameters.slice(1);
  }

  get light(): boolean {
    return isLight(this.reduction.step);
  }

  protected body(pointers: readonly Pointer[]): void {
    const { writer, out, reduced } = this;
    this.writeWidth();
    writer.line(`const accs = new ${this.accumulators}(width);`);
    this.overStrips(pointers, (strip, range) => {
      writer.line("accs.fill(init);");
      this.overReduced(reduced.loops, inputsOf(strip, out), (inside) => {
        this.overElements(range, inside, (args, _, index) => {
          const acc = `accs[${index} - begin]`;
          this.compute(this.reduction.step, [acc, ...args], "v", acc);
        });
      });
      const output = strip.filter(({ operand }) => operand === out);
      this.overElements(range, output, (_, placeOf, index) => {
        writer.line(`const acc = accs[${index} - begin];`);
        this.store(placeOf(out), "acc");
      });
    });
  }
}
