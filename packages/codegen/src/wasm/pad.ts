/** Copies between views and the scratch area where what is left over of a row becomes a whole vector. */
import { writeCopy } from "./assembly/control.js";
import { type FunctionBuilder, i32 } from "./assembly/function-builder.js";
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
    builder.write(to, i32(lanes * size), "i32.add").set(end);
    builder.loop((again) => {
      copyOne(builder, size, { from, to });
      builder.advance(to, size);
      // On to the next one, unless this was the last.
      builder
        .advance(count, -1)
        .write(from, stride, i32(0), count, i32(0), "i32.gt_s", "select", "i32.add")
        .set(from)
        .write(to, end, "i32.ne")
        .brIf(again);
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
      builder
        .advance(from, size)
        .write(to, stride, "i32.add")
        .set(to)
        .write(count, i32(1), "i32.sub")
        .tee(count)
        .brIf(again);
    });
    return builder;
  });
}

function copyOne(builder: FunctionBuilder, size: number, { from, to }: { from: number; to: number }): void {
  builder.write(to, from);
  writeCopy(builder, size);
}
