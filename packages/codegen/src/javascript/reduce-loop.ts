/** What all reductions have in common: their operands, their initial value and the loops around. */
import { arrayConstructor, type Dtype, type Expression, type Kernel, type Reduction } from "@lockstep/core";
import type { ReduceShape } from "../shapes.js";
import { convert } from "./conversions.js";
import { type ElementBody, type ElementLoop, writeElementLoop } from "./element-loop.js";
import { arrayName, storedVariable } from "./elements.js";
import type { ExpressionWriter } from "./expressions.js";
import { inlineKernel } from "./kernel-body.js";
import { type Pointer, type Range, writeOuterLoop } from "./nest.js";
import { Program } from "./program.js";
import { type NestNames, nestNames, writeNest, writeOperands } from "./prologue.js";
import { SourceWriter } from "./source-writer.js";
import { atom } from "./text.js";

export abstract class ReduceLoop<R extends Reduction = Reduction> {
  readonly program = new Program();
  readonly writer = new SourceWriter();
  readonly outputs: NestNames;
  readonly reduced: NestNames;
  /** The operand that is the output. */
  readonly out: number;
  /** The typed array that holds accumulators. */
  readonly accumulators: string;

  constructor(
    readonly reduction: R,
    readonly shape: ReduceShape,
  ) {
    const { outputLoops, reducedLoops } = shape;
    this.out = shape.inputs.length;
    const operands = this.out + 1;
    this.outputs = nestNames(outputLoops, operands, ["n", "s", "i"]);
    this.reduced = nestNames(reducedLoops, operands + outputLoops * (1 + operands), ["m", "t", "k"]);
    this.accumulators = arrayConstructor(reduction.step.type as Dtype).name;
  }

  /** The parameters that take the elements of the inputs. */
  abstract readonly parameters: Kernel["parameters"];
  /** Whether what is done with an element is light. */
  abstract readonly light: boolean;
  /** Whether the innermost loop of all goes over outputs. */
  abstract readonly strips: boolean;

  /** Writes the loops; `pointers` are the views at their beginnings. */
  protected abstract body(pointers: readonly Pointer[]): void;

  /** What stands beside the loop in the program. */
  protected beside(): string {
    return "";
  }

  source(): string {
    const { writer, shape, reduction } = this;
    writer.block("function loop(data, geometry, from, to)", () => {
      const pointers = writeOperands(writer, shape.inputs, this.parameters);
      const views = pointers.map(({ operand }) => operand);
      const inputs = views.slice(0, -1);
      const init = convert(atom(`data[${this.out + 1}]`), "number", reduction.step.type);
      writer.line(`const init = ${init.text};`);
      writeNest(writer, this.outputs, views, 1, this.strips ? shape.steps : undefined);
      writeNest(writer, this.reduced, inputs, 0, this.strips ? undefined : shape.steps);
      this.body(pointers);
    });
    const loop = writer.toString();
    return this.program.source(loop, this.beside());
  }

  /** The turns of a loop over outputs: of the outermost those that were asked for. */
  outputRange(loop: number): Range {
    const index = this.outputs.index(loop);
    return loop === 0
      ? { index, from: "from", to: "to" }
      : { index, from: "0", to: this.outputs.extent(loop) };
  }

  /** Loops over outputs from the outermost up to, not including, loop `end`. */
  overOutputs(
    end: number,
    pointers: readonly Pointer[],
    body: (inside: readonly Pointer[]) => void,
    loop = 0,
  ): void {
    if (loop === end) {
      body(pointers);
      return;
    }
    const stride = (operand: number) => this.outputs.stride(operand, loop);
    writeOuterLoop(this.writer, this.outputRange(loop), pointers, stride, (inside) => {
      this.overOutputs(end, inside, body, loop + 1);
    });
  }

  /** Loops over reduced elements up to, not including, loop `end`. */
  overReduced(
    end: number,
    pointers: readonly Pointer[],
    body: (inside: readonly Pointer[]) => void,
    loop = 0,
  ): void {
    if (loop === end) {
      body(pointers);
      return;
    }
    const range = { index: this.reduced.index(loop), from: "0", to: this.reduced.extent(loop) };
    const stride = (operand: number) => this.reduced.stride(operand, loop);
    writeOuterLoop(this.writer, range, pointers, stride, (inside) => {
      this.overReduced(end, inside, body, loop + 1);
    });
  }

  /** The innermost loop over elements of the inputs. */
  overElements(range: Range, pointers: readonly Pointer[], body: ElementBody): void {
    const nest = this.strips ? this.outputs : this.reduced;
    const loop: ElementLoop = {
      range,
      pointers,
      inputs: this.shape.inputs,
      parameters: this.parameters,
      stepOf: (operand) => this.shape.steps[operand]!,
      strideOf: (operand) => nest.stride(operand, nest.loops - 1),
      light: this.light,
    };
    writeElementLoop(this.writer, loop, body);
  }

  /** `target = kernel(...args)` for a variable or an element of an array of accumulators. */
  compute(
    kernel: Kernel,
    args: readonly string[],
    prefix: string,
    target: string,
    writer = this.writer,
  ): void {
    inlineKernel(writer, this.program, kernel, {
      args,
      prefix,
      result: (value, expressions) => writer.line(`${target} = ${expressions.value(value).text};`),
    });
  }

  /** Writes what `use` makes of the element computed from `args`; the text stands for a value of its type. */
  withElement(kernel: Kernel, args: readonly string[], use: (element: string) => void): void {
    if (kernel.body[0]?.kind === "return") {
      const result = (value: Expression, expressions: ExpressionWriter) => use(expressions.value(value).text);
      inlineKernel(this.writer, this.program, kernel, { args, prefix: "v", result });
    } else {
      this.writer.line("let e = 0;");
      this.compute(kernel, args, "v", "e");
      use("e");
    }
  }

  /** Stores the variable `name`, of the accumulator's type, as an output. */
  store(place: string, name: string): void {
    const value = storedVariable(name, this.reduction.step.type, this.shape.out);
    this.writer.line(`${arrayName(this.out)}[${place}] = ${value};`);
  }
}

/** The pointers of the inputs, without the output's. */
export const inputsOf = (pointers: readonly Pointer[], out: number): readonly Pointer[] =>
  pointers.filter(({ operand }) => operand !== out);

export const placeOf = (pointers: readonly Pointer[], operand: number): string =>
  pointers.find((pointer) => pointer.operand === operand)!.at;
