/**
 * Reduces in the fixed tree of `Reduction`, one output after another. Light elements that lie next to each
 * other are combined as they are loaded (`direct`); all others are computed into a buffer of one block first
 * (`staged`), so that their code is written once and may walk as it must.
 */
import { blockLength, type Kernel, laneCount, type TreeReduction } from "@lockstep/core";
import type { ReduceShape } from "../shapes.js";
import { isLight, weigh } from "../weight.js";
import { BlockTree, type Rows } from "./block-tree.js";
import { element, valueName } from "./elements.js";
import type { Pointer } from "./nest.js";
import { inputsOf, placeOf, ReduceLoop } from "./reduce-loop.js";
import { SourceWriter } from "./source-writer.js";

/** Elements heavier than this are staged; each is written 34 times otherwise. */
const heaviestDirect = 12;

export class Tree extends ReduceLoop<TreeReduction> {
  readonly strips = false;
  readonly #direct: boolean;

  constructor(reduction: TreeReduction, shape: ReduceShape) {
    super(reduction, shape);
    const { body, functions } = reduction.element;
    const isDirect = body.length === 1 && functions.length === 0 && weigh(body) <= heaviestDirect;
    this.#direct = isDirect && shape.reducedLoops === 1 && !shape.steps.includes("stride");
  }

  get parameters(): Kernel["parameters"] {
    return this.reduction.element.parameters;
  }

  get light(): boolean {
    return isLight(this.reduction.element);
  }

  protected override beside(): string {
    const writer = new SourceWriter();
    writer.line(`const lanes = new ${this.accumulators}(${laneCount});`);
    writer.line(`let partials = new ${this.accumulators}(${laneCount});`);
    if (!this.#direct) {
      writer.line(`const stage = new ${this.accumulators}(${blockLength});`);
      writer.block("function reduceStage(length)", () => {
        writer.line("let value = 0;");
        const rows: Rows = (place) => (lane, use) =>
          use(`stage[${lane === 0 ? place : `${place} + ${lane}`}]`);
        new BlockTree(this, writer).write("length", rows, "value");
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
    const load = (operand: number, at: string) =>
      element(operand, at, shape.inputs[operand]!, parameters[operand]!.type);
    const isFixed = ({ operand }: Pointer) => shape.steps[operand] === "fixed";
    for (const { operand, at } of inputs.filter(isFixed)) {
      writer.line(`const ${valueName(operand)} = ${load(operand, at)};`);
    }
    const moving = inputs.filter((pointer) => !isFixed(pointer));
    const rows: Rows = (place) => {
      for (const { operand, at } of moving) writer.line(`const r${operand} = ${at} + start + ${place};`);
      return (lane, use) => {
        const args = shape.inputs.map((_, operand) => {
          if (!moving.some((pointer) => pointer.operand === operand)) return valueName(operand);
          return load(operand, lane === 0 ? `r${operand}` : `r${operand} + ${lane}`);
        });
        this.withElement(reduction.element, args, use);
      };
    };
    const count = this.reduced.extent(0);
    writer.block(`for (let b = 0, start = 0; start < ${count}; b++, start += ${blockLength})`, () => {
      writer.line(`const length = Math.min(${blockLength}, ${count} - start);`);
      new BlockTree(this).write("length", rows, "partials[b]");
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
        this.overElements({ index, from: "begin", to: "end" }, row, (args, _, at) => {
          this.compute(this.reduction.element, args, "v", `stage[filled - begin + ${at}]`);
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
