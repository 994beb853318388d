/**
 * Reduces in the fixed tree of `Reduction`, a strip of outputs at once: each lane is a row of the strip. The
 * values of whole blocks wait on a stack, where two of equal size are combined as soon as they meet;
 * combining what is left from the last to the first gives the very pairs of neighbours that the tree asks
 * for.
 */
import { blockLength, type Kernel, laneCount, type TreeReduction } from "@lockstep/core";
import { isLight } from "../weight.js";
import type { Pointer, Range } from "./nest.js";
import { inputsOf } from "./reduce-loop.js";
import { SourceWriter } from "./source-writer.js";
import { StripLoop } from "./strips.js";

export class TreeStrips extends StripLoop<TreeReduction> {
  get parameters(): Kernel["parameters"] {
    return this.reduction.element.parameters;
  }

  get light(): boolean {
    return isLight(this.reduction.element) && isLight(this.reduction.combine);
  }

  /** `reduceLanes` halves the lanes of a block, pushes the value of each output, and gives the new depth. */
  protected override beside(): string {
    const writer = new SourceWriter();
    const { combine } = this.reduction;
    const row = (target: string, other: string) => {
      writer.block("for (let j = 0; j < live; j++)", () =>
        this.compute(combine, [target, other], "w", target, writer),
      );
    };
    writer.block("function reduceLanes(lanes, stack, width, live, rows, blocks, depth)", () => {
      writer.block(
        `for (let half = ${laneCount / 2}, n = rows; half > 0; n = Math.min(n, half), half >>= 1)`,
        () => {
          writer.block("for (let lane = 0; lane < half && lane + half < n; lane++)", () => {
            writer.line("const a = lane * width, b = (lane + half) * width;");
            row("lanes[a + j]", "lanes[b + j]");
          });
        },
      );
      writer.block("for (let full = blocks; (full & 1) === 1; full >>= 1)", () => {
        writer.line("const a = --depth * width;");
        writer.block("for (let j = 0; j < live; j++)", () => {
          this.compute(combine, ["stack[a + j]", "lanes[j]"], "w", "lanes[j]", writer);
        });
      });
      writer.line("const top = depth * width;");
      writer.line("for (let j = 0; j < live; j++) stack[top + j] = lanes[j];");
      writer.line("return depth + 1;");
    });
    writer.block("function reduceStack(stack, width, live, depth)", () => {
      writer.block("while (--depth > 0)", () => {
        writer.line("const a = (depth - 1) * width, b = depth * width;");
        row("stack[a + j]", "stack[b + j]");
      });
    });
    return writer.toString();
  }

  protected body(pointers: readonly Pointer[]): void {
    const { writer, out, reduced, accumulators } = this;
    const extents = Array.from({ length: reduced.loops }, (_, loop) => reduced.extent(loop));
    this.writeWidth();
    writer.line(`const count = ${extents.join(" * ")};`);
    writer.line(`const lanes = new ${accumulators}(${laneCount} * width);`);
    writer.line(`const stack = new ${accumulators}((33 - Math.clz32(count / ${blockLength})) * width);`);
    this.overStrips(pointers, (strip, range) => {
      writer.line("const live = end - begin;");
      writer.line("let row = 0, blocks = 0, depth = 0;");
      this.overReduced(reduced.loops, inputsOf(strip, out), (inside) => this.#row(inside, range));
      writer.line(`if (row > 0) depth = ${this.#reduceLanes()};`);
      writer.line("reduceStack(stack, width, live, depth);");
      this.#results(
        strip.filter(({ operand }) => operand === out),
        range,
      );
    });
  }

  #reduceLanes(): string {
    return `reduceLanes(lanes, stack, width, live, Math.min(row, ${laneCount}), blocks, depth)`;
  }

  /** One row of elements, of which each goes into the lane that is its turn. */
  #row(inputs: readonly Pointer[], range: Range): void {
    const { writer, reduction } = this;
    writer.line(`const lane = (row & ${laneCount - 1}) * width - begin;`);
    writer.open(`if (row < ${laneCount})`);
    this.overElements(range, inputs, (args, _, index) => {
      this.compute(reduction.element, args, "v", `lanes[lane + ${index}]`);
    });
    writer.reopen("else");
    this.overElements(range, inputs, (args, _, index) => {
      const lane = `lanes[lane + ${index}]`;
      this.withElement(reduction.element, args, (element) => {
        this.compute(reduction.combine, [lane, element], "w", lane);
      });
    });
    writer.close();
    writer.block(`if (++row === ${blockLength})`, () => {
      writer.line(`depth = ${this.#reduceLanes()};`);
      writer.line("row = 0;");
      writer.line("blocks++;");
    });
  }

  #results(output: readonly Pointer[], range: Range): void {
    const { writer, out, reduction } = this;
    this.overElements(range, output, (_, placeOf, index) => {
      writer.line("let acc = init;");
      writer.block("if (count > 0)", () => {
        writer.line(`const all = stack[${index} - begin];`);
        this.compute(reduction.combine, ["acc", "all"], "w", "acc");
      });
      this.store(placeOf(out), "acc");
    });
  }
}
