/**
 * Reduces in the fixed tree of `Reduction`, one output after another. Light elements that lie next to each other are
 * combined as they are loaded (`direct`); all others are computed into a buffer of one block first (`staged`), so
 * that their code is written once and may walk as it must.
 */
import { blockLength, type Kernel, laneCount, type TreeReduction } from "@lockstep/core";
import type { ReduceShape } from "../shapes.js";
import { BlockTree } from "./block-tree.js";
import { element, valueName } from "./elements.js";
import type { Pointer } from "./nest.js";
import { inputsOf, placeOf, ReduceLoop } from "./reduce-loop.js";
import { SourceWriter } from "./source-writer.js";
import { weigh } from "./weight.js";

/** Elements heavier than this are staged; each is written 34 times otherwise. */
const heaviestDirect = 12;

export class Tree extends ReduceLoop<TreeReduction> {
  readonly strips = false;
  readonly #direct: boolean;

  constructor(reduction: TreeReduction, shape: ReduceShape) {
    super(reduction, shape);
    const { body, functions } = reduction.element;
    const light = body.length === 1 && functions.length === 0 && weigh(body) <= heaviestDirect;
    this.#direct = light && shape.reducedLoops === 1 && !shape.steps.includes("stride");
  }

  get parameters(): Kernel["parameters"] {
    return this.reduction.element.parameters;
  }

  protected override beside(): string {
    const writer = new SourceWriter();
    writer.line(`const lanes = new ${this.accumulators}(${laneCount});`);
    writer.line(`let partials = new ${this.accumulators}(${laneCount});`);
    if (!this.#direct) {
      writer.line(`const stage = new ${this.accumulators}(${blockLength});`);
      writer.block("function reduceStage(length)", () => {
        writer.line("let value = 0;");
        new BlockTree(this, writer).write("length", (place, use) => use(`stage[${place}]`), "value");
        writer.line("return value;");
      });
    }
    return writer.toString();
  }

  protected body(pointers: readonly Pointer[]): void {
    const { writer, out, outputs, reduced } = this;
    const extents = Array.from({ length: reduced.loops }, (_, loop) => reduced.extent(loop));
    writer.line(`const blocks = Math.ceil(${extents.join(" * ")} / ${blockLength});`);
    writer.line(`if (blocks > partials.length) partials = new ${this.accumulators}(blocks);`);
    this.overOutputs(outputs.loops, pointers, (output) => {
      writer.line("let acc = init;");
      writer.block("if (blocks > 0)", () => {
        if (this.#direct) this.#combineDirectly(inputsOf(output, out));
        else this.#combineStaged(inputsOf(output, out));
        this.#combineBlocks();
        writer.line("const all = partials[0];");
        this.compute(this.reduction.combine, ["acc", "all"], "w", "acc");
      });
      this.store(placeOf(output, out), "acc");
    });
  }

  #combineDirectly(inputs: readonly Pointer[]): void {
    const { writer, shape, parameters, reduction } = this;
    const load = ({ operand, at }: Pointer, place: string) => {
      const next = place === "" ? at : `${at} + (start + ${place})`;
      return element(operand, next, shape.inputs[operand]!, parameters[operand]!.type);
    };
    const isFixed = ({ operand }: Pointer) => shape.steps[operand] === "fixed";
    for (const pointer of inputs.filter(isFixed)) {
      writer.line(`const ${valueName(pointer.operand)} = ${load(pointer, "")};`);
    }
    const moving = new Map(
      inputs.filter((pointer) => !isFixed(pointer)).map((pointer) => [pointer.operand, pointer]),
    );
    const count = this.reduced.extent(0);
    writer.block(`for (let b = 0, start = 0; start < ${count}; b++, start += ${blockLength})`, () => {
      writer.line(`const length = Math.min(${blockLength}, ${count} - start);`);
      new BlockTree(this).write(
        "length",
        (place, use) => {
          const args = shape.inputs.map((_, operand) => {
            const pointer = moving.get(operand);
            return pointer ? load(pointer, place) : valueName(operand);
          });
          this.withElement(reduction.element, args, use);
        },
        "partials[b]",
      );
    });
  }

  /** Fills the stage row by row of the innermost loop, as many elements as there is room for. */
  #combineStaged(inputs: readonly Pointer[]): void {
    const { writer, reduced } = this;
    const last = reduced.loops - 1;
    const index = reduced.index(last);
    writer.line("let filled = 0, b = 0;");
    this.overReduced(last, inputs, (row) => {
      writer.block(`for (let begin = 0, end = 0; begin < ${reduced.extent(last)}; begin = end)`, () => {
        writer.line(`end = Math.min(${reduced.extent(last)}, begin + ${blockLength} - filled);`);
        this.overElements({ index, from: "begin", to: "end" }, row, (args) => {
          this.compute(this.reduction.element, args, "v", `stage[filled + ${index} - begin]`);
        });
        writer.line("filled += end - begin;");
        writer.block(`if (filled === ${blockLength})`, () => {
          writer.line("partials[b++] = reduceStage(filled);");
          writer.line("filled = 0;");
        });
      });
    });
    writer.line("if (filled > 0) partials[b] = reduceStage(filled);");
  }

  /** Neighbours, again and again, until one value is left. */
  #combineBlocks(): void {
    const { writer } = this;
    writer.block("for (let n = blocks; n > 1; n = (n + 1) >> 1)", () => {
      writer.line("const pairs = n >> 1;");
      writer.block("for (let j = 0; j < pairs; j++)", () => {
        this.compute(this.reduction.combine, ["partials[2 * j]", "partials[2 * j + 1]"], "w", "partials[j]");
      });
      writer.line("if ((n & 1) === 1) partials[pairs] = partials[n - 1];");
    });
  }
}
