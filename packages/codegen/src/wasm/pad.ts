/** Copies between views and the scratch area where what is left over of a row becomes a whole vector. */
import { writeCopy } from "./assembly/control.js";
import type { FunctionBuilder } from "./assembly/function-builder.js";
import type { VectorModule } from "./vector/vector-module.js";

/**
 * `pad(from, stride, count, to)`: fills a vector of `lanes` elements with `count` of a view, of which the last is
 * repeated.
 */
export function addPad(module: VectorModule, size: number, lanes: number): FunctionBuilder {
  return module.helper(`pad${size * 8}x${lanes}`, () => {
    const builder = module.builder.add(`pad${size * 8}x${lanes}`, [
      { name: "from", type: "i32" },
      { name: "stride", type: "i32" },
      { name: "count", type: "i32" },
      { name: "to", type: "i32" },
    ]);
    const [from, stride, count, to] = [0, 1, 2, 3];
    const end = builder.local("i32", "end");
    builder.get(to);
    builder.i32(lanes * size);
    builder.emit("i32.add");
    builder.set(end);
    builder.loop((again) => {
      copyOne(builder, size, { from, to });
      builder.advance(to, size);
      // On to the next one, unless this was the last.
      builder.advance(count, -1);
      builder.get(from);
      builder.get(stride);
      builder.i32(0);
      builder.get(count);
      builder.i32(0);
      builder.emit("i32.gt_s");
      builder.emit("select");
      builder.emit("i32.add");
      builder.set(from);
      builder.get(to);
      builder.get(end);
      builder.emit("i32.ne");
      builder.brIf(again);
    });
    return builder;
  });
}

/** `unpad(from, to, stride, count)`: copies `count` elements, 1 or more, to a view. */
export function addUnpad(module: VectorModule, size: number): FunctionBuilder {
  return module.helper(`unpad${size * 8}`, () => {
    const builder = module.builder.add(`unpad${size * 8}`, [
      { name: "from", type: "i32" },
      { name: "to", type: "i32" },
      { name: "stride", type: "i32" },
      { name: "count", type: "i32" },
    ]);
    const [from, to, stride, count] = [0, 1, 2, 3];
    builder.loop((again) => {
      copyOne(builder, size, { from, to });
      builder.advance(from, size);
      builder.get(to);
      builder.get(stride);
      builder.emit("i32.add");
      builder.set(to);
      builder.get(count);
      builder.i32(1);
      builder.emit("i32.sub");
      builder.tee(count);
      builder.brIf(again);
    });
    return builder;
  });
}

function copyOne(builder: FunctionBuilder, size: number, { from, to }: { from: number; to: number }): void {
  builder.get(to);
  builder.get(from);
  writeCopy(builder, size);
}
