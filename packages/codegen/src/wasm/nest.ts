/** `nest(frame, from, to)`: the loops around a row, outermost first, of which the first runs from `from` to `to`. */
import type { InputKind } from "../shapes.js";
import type { FunctionBuilder, LocalIndex } from "./assembly/function-builder.js";
import { type FrameLayout, frameLayout, scratchOffset } from "./frame.js";
import type { RowFunctions } from "./row.js";
import type { VectorModule } from "./vector/vector-module.js";

export const nestParameters = [
  { name: "frame", type: "i32" },
  { name: "from", type: "i32" },
  { name: "to", type: "i32" },
] as const;
const [frame, from, to] = [0, 1, 2];

export function addNest(
  module: VectorModule,
  row: RowFunctions,
  kinds: readonly InputKind[],
  loops: number,
): FunctionBuilder {
  const builder = module.builder.add("nest", nestParameters);
  const writer = new NestWriter(builder, kinds, loops);
  const inner = loops - 1;
  const count = builder.local("i32", "count");
  writer.read(count, writer.layout.extent(inner));
  writer.walk(inner, (pointers) => {
    row.operands.forEach((operand, k) => {
      if (operand.kind === "number") writer.pushNumber(k);
      else builder.get(pointers[k]!);
      if (operand.stride !== undefined) writer.pushWord(writer.layout.stride(k, inner));
    });
    builder.get(count);
    writer.pushScratch();
    builder.emit("call", module.builder.indexOf(row.row));
  });
  return builder;
}

/** Loops over the outer dimensions of a frame. */
export class NestWriter {
  readonly layout: FrameLayout;

  constructor(
    readonly builder: FunctionBuilder,
    readonly kinds: readonly InputKind[],
    readonly loops: number,
  ) {
    this.layout = frameLayout(kinds.length, loops);
  }

  /** Pushes a word of the frame. */
  pushWord(offset: number): void {
    this.builder.get(frame);
    this.builder.emit("i32.load", offset);
  }

  pushNumber(operand: number): void {
    this.builder.get(frame);
    this.builder.emit("f64.load", this.layout.number(operand));
  }

  pushScratch(): void {
    this.builder.get(frame);
    this.builder.i32(scratchOffset);
    this.builder.emit("i32.add");
  }

  read(local: LocalIndex, offset: number): void {
    this.pushWord(offset);
    this.builder.set(local);
  }

  /** The outermost `depth` loops, each pointer of which `body` is given where it stands. */
  walk(depth: number, body: (pointers: readonly LocalIndex[]) => void): void {
    const { builder, kinds, layout } = this;
    const pointers = kinds.map((kind, k) => {
      const pointer = builder.local("i32", `at${k}`);
      if (kind === "number") return pointer;
      this.read(pointer, layout.address(k));
      // Where the outermost loop begins.
      builder.get(pointer);
      builder.get(from);
      this.pushWord(layout.stride(k, 0));
      builder.emit("i32.mul");
      builder.emit("i32.add");
      builder.set(pointer);
      return pointer;
    });
    this.#level(0, depth, pointers, body);
  }

  #level(
    loop: number,
    depth: number,
    pointers: readonly LocalIndex[],
    body: (pointers: readonly LocalIndex[]) => void,
  ): void {
    if (loop === depth) {
      body(pointers);
      return;
    }
    const { builder, kinds, layout } = this;
    const left = builder.local("i32", `left${loop}`);
    if (loop === 0) {
      builder.get(to);
      builder.get(from);
      builder.emit("i32.sub");
      builder.set(left);
    } else {
      this.read(left, layout.extent(loop));
    }
    const isLast = loop === depth - 1;
    const inside = isLast ? pointers : pointers.map((_, k) => builder.local("i32", `at${k}`));
    builder.loop((again) => {
      if (!isLast) {
        for (const [k, pointer] of pointers.entries()) {
          if (kinds[k] === "number") continue;
          builder.get(pointer);
          builder.set(inside[k]!);
        }
      }
      this.#level(loop + 1, depth, inside, body);
      for (const [k, pointer] of pointers.entries()) {
        if (kinds[k] === "number") continue;
        builder.get(pointer);
        this.pushWord(layout.stride(k, loop));
        builder.emit("i32.add");
        builder.set(pointer);
      }
      builder.get(left);
      builder.i32(1);
      builder.emit("i32.sub");
      builder.tee(left);
      builder.brIf(again);
    });
  }
}
