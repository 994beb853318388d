/** The loop of a map: for each element, load, compute, store. */
import type { Kernel } from "@lockstep/core";
import { type MapShape, tileColumns, tileRows } from "../shapes.js";
import { isLight } from "../weight.js";
import { writeElementLoop } from "./element-loop.js";
import { arrayName, element, stored, valueName } from "./elements.js";
import { inlineKernel } from "./kernel-body.js";
import { type Pointer, type Range, writeOuterLoop } from "./nest.js";
import { Program } from "./program.js";
import { type NestNames, nestNames, writeNest, writeOperands } from "./prologue.js";
import { squaresTile, writeSquares } from "./small-squares.js";
import { SourceWriter } from "./source-writer.js";

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

  /** The two innermost loops, one tile after another. */
  #tiles(loop: number, pointers: readonly Pointer[]): void {
    const { writer, kernel } = this;
    const light = isLight(kernel);
    const [height, width] = light ? [squaresTile, squaresTile] : [tileRows, tileColumns];
    const rows = this.#range(loop);
    const columns = this.#range(loop + 1);
    writer.block(`for (let r = ${rows.from}; r < ${rows.to}; r += ${height})`, () => {
      writer.line(`const rEnd = Math.min(r + ${height}, ${rows.to});`);
      writer.block(`for (let c = 0; c < ${columns.to}; c += ${width})`, () => {
        writer.line(`const cEnd = Math.min(c + ${width}, ${columns.to});`);
        const inTile = {
          rows: { ...rows, from: "r", to: "rEnd" },
          columns: { ...columns, from: "c", to: "cEnd" },
        };
        if (light) {
          writer.block(`if (rEnd - r === ${height} && cEnd - c === ${width})`, () => {
            this.#squares(loop, inTile, pointers);
            writer.line("continue;");
          });
        }
        this.#outer(loop, inTile.rows, pointers, (inside) => this.#inner(inTile.columns, inside));
      });
    });
  }

  #squares(loop: number, ranges: { rows: Range; columns: Range }, pointers: readonly Pointer[]): void {
    const { writer, shape, kernel } = this;
    writeSquares(writer, {
      ...ranges,
      pointers,
      rowStride: (operand) => this.#nest.stride(operand, loop),
      columnStep: (operand) => shape.steps[operand]!,
      columnStride: (operand) => this.#nest.stride(operand, loop + 1),
      body: (inside) => {
        const at = new Map(inside.map((pointer) => [pointer.operand, pointer.at]));
        const args = shape.inputs.map((kind, operand) =>
          at.has(operand)
            ? element(operand, at.get(operand)!, kind, kernel.parameters[operand]!.type)
            : valueName(operand),
        );
        this.#turn(args, at.get(this.#out)!);
      },
    });
  }

  #inner(range: Range, pointers: readonly Pointer[]): void {
    const { writer, shape, kernel } = this;
    const loop = {
      range,
      pointers,
      inputs: shape.inputs,
      parameters: kernel.parameters,
      stepOf: (operand: number) => shape.steps[operand]!,
      strideOf: (operand: number) => this.#nest.stride(operand, shape.loops - 1),
      light: isLight(kernel),
    };
    writeElementLoop(writer, loop, (args, placeOf) => this.#turn(args, placeOf(this.#out)));
  }

  /** One element: the kernel for these arguments, and what it gives put in its place. */
  #turn(args: readonly string[], at: string): void {
    const { writer, program, kernel, shape } = this;
    inlineKernel(writer, program, kernel, {
      args,
      prefix: "v",
      result: (value, expressions) =>
        writer.line(`${arrayName(this.#out)}[${at}] = ${stored(value, expressions, shape.out)};`),
    });
  }
}
