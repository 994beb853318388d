/**
 * A nest whose two innermost loops go tile by tile, for views that disagree about which of them is the inner one. Of
 * every view that goes across, the tile is first copied so that it lies along; then each of the tile's rows is a row
 * like any other, and lines of memory are read once and whole.
 */
import { bytesPerElement, type Dtype } from "@lockstep/core";
import { workspaceBytes } from "../memory/index.js";
import type { MapShape } from "../shapes.js";
import { pushAtMost, writeSteps } from "./assembly/control.js";
import { type FunctionBuilder, i32, type LocalIndex } from "./assembly/function-builder.js";
import { frameLayout, tilesOffset } from "./frame.js";
import { frame, from, NestWriter, nestParameters, to } from "./nest.js";
import type { RowFunctions } from "./row.js";
import { addTransposedCopy } from "./transposed-copy.js";
import type { VectorModule } from "./vector/vector-module.js";

/** Turns of the last loop but one, and of the last, that make a tile. */
const rows = 32;
const columns = 128;
/** Room for a tile of the widest elements. */
const tileBytes = rows * columns * 8;
/** Operands for each of whose tiles there is room. */
export const mostTiled = Math.floor((workspaceBytes - tilesOffset) / tileBytes);

export function addTiledNest(module: VectorModule, row: RowFunctions, shape: MapShape): FunctionBuilder {
  const kinds = [...shape.inputs, shape.out];
  const builder = module.builder.add("nest", nestParameters);
  const writer = new NestWriter(builder, kinds, frameLayout(kinds.length, shape.loops));
  const set = writer.layout.sets[0]!;
  const [outer, inner] = [shape.loops - 2, shape.loops - 1];
  const isAcross = (k: number): boolean => shape.steps[k] === "stride" && k < shape.inputs.length;
  const [height, width, y, x, tileHeight, tileWidth, line] = [
    "height",
    "width",
    "y",
    "x",
    "tileHeight",
    "tileWidth",
    "line",
  ].map((name) => builder.local("i32", name)) as [number, number, number, number, number, number, number];
  const tilePointers = kinds.map((_, k) => builder.local("i32", `tile${k}`));
  /** What is left of an extent, but no more than a tile has. */
  const least = (extent: LocalIndex, done: LocalIndex, most: number, result: LocalIndex): void => {
    builder.write(extent, done, "i32.sub").set(result);
    pushAtMost(builder, result, most);
    builder.set(result);
  };
  const steps = (index: LocalIndex, limit: LocalIndex, step: number, body: () => void): void =>
    writeSteps(builder, { index, limit, step }, body);
  /** A pointer moved by so many turns of a loop. */
  const moved = (k: number, pointer: LocalIndex, turns: LocalIndex, loop: number): void => {
    builder.write(pointer, turns);
    writer.pushWord(set.stride(k, loop));
    builder.write("i32.mul", "i32.add");
  };

  const body = (pointers: readonly LocalIndex[]): void => {
    steps(y, height, rows, () => {
      least(height, y, rows, tileHeight);
      steps(x, width, columns, () => {
        least(width, x, columns, tileWidth);
        for (const [k, pointer] of pointers.entries()) {
          if (kinds[k] === "number") continue;
          const tile = tilePointers[k]!;
          moved(k, pointer, y, outer);
          builder.set(tile);
          moved(k, tile, x, inner);
          builder.set(tile);
          if (!isAcross(k)) continue;
          builder.get(tile);
          writer.pushWord(set.stride(k, outer));
          writer.pushWord(set.stride(k, inner));
          builder.write(tileHeight, tileWidth, frame, i32(tilesOffset + k * tileBytes), "i32.add").tee(tile);
          const size = bytesPerElement(kinds[k] as Dtype);
          builder.emit("call", module.builder.indexOf(addTransposedCopy(module, size, columns)));
        }
        steps(line, tileHeight, 1, () => {
          writer.pushOperands(row.operands, tilePointers, set, inner);
          builder.get(tileWidth);
          writer.pushScratch();
          builder.emit("call", module.builder.indexOf(row.row));
          for (const [k, tile] of tilePointers.entries()) {
            if (kinds[k] === "number") continue;
            builder.get(tile);
            if (isAcross(k)) builder.i32(columns * bytesPerElement(kinds[k] as Dtype));
            else writer.pushWord(set.stride(k, outer));
            builder.emit("i32.add").set(tile);
          }
        });
      });
    });
  };
  // With two loops the range that is asked for is one of the rows of tiles.
  if (shape.loops === 2) {
    builder.write(to, from, "i32.sub").set(height);
  } else {
    writer.read(height, set.extent(outer));
  }
  writer.read(width, set.extent(inner));
  writer.walk(set, shape.loops - 2, writer.start(set), true, body);
  return builder;
}
