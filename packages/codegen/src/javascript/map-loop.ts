/** The loop of a map: for each element, load, compute, store. */
import type { Kernel } from "@lockstep/core";
import { type MapShape, tileColumns, tileRows } from "../shapes.js";
import { writeElementLoop } from "./element-loop.js";
import { arrayName, stored } from "./elements.js";
import { inlineKernel } from "./kernel-body.js";
import { type Pointer, type Range, writeOuterLoop } from "./nest.js";
import { Program } from "./program.js";
import { type NestNames, nestNames, writeNest, writeOperands } from "./prologue.js";
import { SourceWriter } from "./source-writer.js";
import { isLight } from "./weight.js";

/** The source of a program that gives the `Loop` of `kernel` for `shape`. */
export function writeMapLoop(kernel: Kernel, shape: MapShape): string {
  const program = new Program();
  const writer = new SourceWriter();
  writer.block("function loop(data, geometry, from, to)", () => {
    new MapLoopWriter(writer, program, kernel, shape).write();
  });
  return program.source(writer.toString());
}

class MapLoopWriter {
  readonly #nest: NestNames;
  readonly #out: number;

  constructor(
    readonly writer: SourceWriter,
    readonly program: Program,
    readonly kernel: Kernel,
    readonly shape: MapShape,
  ) {
    this.#out = shape.inputs.length;
    this.#nest = nestNames(shape.loops, this.#out + 1, ["n", "s", "i"]);
  }

  write(): void {
    const { writer, shape, kernel } = this;
    const pointers = writeOperands(writer, shape.inputs, kernel.parameters, shape.fromStart);
    const views = pointers.map(({ operand }) => operand);
    writeNest(writer, this.#nest, views, 1, shape.steps);
    this.#loop(0, pointers);
  }

  #range(loop: number): Range {
    const index = this.#nest.index(loop);
    return loop === 0 ? { index, from: "from", to: "to" } : { index, from: "0", to: this.#nest.extent(loop) };
  }

  #loop(loop: number, pointers: readonly Pointer[]): void {
    const { loops, tiled } = this.shape;
    if (tiled && loop === loops - 2) this.#tiles(loop, pointers);
    else if (loop === loops - 1) this.#inner(this.#range(loop), pointers);
    else this.#outer(loop, this.#range(loop), pointers, (inside) => this.#loop(loop + 1, inside));
  }

  #outer(
    loop: number,
    range: Range,
    pointers: readonly Pointer[],
    body: (inside: readonly Pointer[]) => void,
  ): void {
    writeOuterLoop(this.writer, range, pointers, (operand) => this.#nest.stride(operand, loop), body);
  }

  /** Rows of the innermost loop, `tileRows` of them at a time and `tileColumns` elements of each. */
  #tiles(loop: number, pointers: readonly Pointer[]): void {
    const { writer } = this;
    const rows = this.#range(loop);
    const columns = this.#range(loop + 1);
    writer.block(`for (let r = ${rows.from}; r < ${rows.to}; r += ${tileRows})`, () => {
      writer.line(`const rEnd = Math.min(r + ${tileRows}, ${rows.to});`);
      writer.block(`for (let c = 0; c < ${columns.to}; c += ${tileColumns})`, () => {
        writer.line(`const cEnd = Math.min(c + ${tileColumns}, ${columns.to});`);
        this.#outer(loop, { ...rows, from: "r", to: "rEnd" }, pointers, (inside) => {
          this.#inner({ ...columns, from: "c", to: "cEnd" }, inside);
        });
      });
    });
  }

  #inner(range: Range, pointers: readonly Pointer[]): void {
    const { writer, shape, kernel, program } = this;
    const loop = {
      range,
      pointers,
      inputs: shape.inputs,
      parameters: kernel.parameters,
      stepOf: (operand: number) => shape.steps[operand]!,
      strideOf: (operand: number) => this.#nest.stride(operand, shape.loops - 1),
      light: isLight(kernel),
    };
    writeElementLoop(writer, loop, (args, placeOf) => {
      const place = `${arrayName(this.#out)}[${placeOf(this.#out)}]`;
      inlineKernel(writer, program, kernel, {
        args,
        prefix: "v",
        result: (value, expressions) => writer.line(`${place} = ${stored(value, expressions, shape.out)};`),
      });
    });
  }
}
