/** Packing: tiles of `b` are copied to where the rows of each lie one after another, whatever strides they come from. */
import type { FunctionBuilder } from "../assembly/function-builder.js";
import type { ModuleBuilder } from "../assembly/module-builder.js";
import { addTransposedCopy } from "../transposed-copy.js";
import type { VectorModule } from "../vector/vector-module.js";
import type { Element } from "./element.js";
import { addIntegerFunction } from "./integers.js";
import { tileColumns } from "./strips.js";

/** Rows that are copied from a tile before going on to its neighbour: few, so that memory is read along them. */
const group = 16;

/** `pack(from, along, column, depth, columns, to)`: packs tiles of `depth` rows; the last is filled up with zeros. */
export function addPack(module: VectorModule, element: Element): FunctionBuilder {
  const width = tileColumns(element);
  const bytes = width * element.size;
  const copy = addTilesCopy(module.builder, bytes);
  const turn = addTransposedCopy(module, element.size, width);
  const names = ["from", "along", "column", "depth", "columns", "to"] as const;
  const { code, given } = addIntegerFunction(module.builder, "pack", names);
  const { from, along, column, depth, columns, to } = given;
  const tileBytes = code.let("tileBytes", code.times(depth, bytes));
  const live = code.variable("live");
  // Rows that lie along memory are copied as they are.
  const tiles = code.let("tiles", code.binary("i32.div_u", columns, width));
  code.if(
    code.binary("i32.and", code.binary("i32.eq", column, element.size), code.binary("i32.ne", tiles, 0)),
    () => {
      code.call(module.builder, copy, from, along, depth, tiles, to);
      code.add(from, code.times(tiles, bytes));
      code.add(to, code.times(tiles, tileBytes));
      code.add(columns, code.times(tiles, -width));
    },
  );
  code.while(code.binary("i32.gt_s", columns, 0), () => {
    code.set(live, code.least(columns, width));
    code.if(code.binary("i32.lt_s", live, width), () => {
      for (const value of [to, 0, tileBytes]) code.push(value);
      code.builder.emit("memory.fill");
    });
    code.call(module.builder, turn, from, along, column, depth, live, to);
    code.add(to, tileBytes);
    code.add(from, code.times(column, width));
    code.add(columns, -width);
  });
  return code.builder;
}

/** `copy(from, along, depth, tiles, to)`: copies whole tiles, of rows of `bytes` bytes. */
function addTilesCopy(module: ModuleBuilder, bytes: number): FunctionBuilder {
  const { code, given } = addIntegerFunction(module, "copyTiles", [
    "from",
    "along",
    "depth",
    "tiles",
    "to",
  ] as const);
  const { from, along, depth, tiles, to } = given;
  const { builder } = code;
  const tileBytes = code.let("tileBytes", code.times(depth, bytes));
  const [rows, left, row] = [code.variable("rows"), code.variable("left"), code.variable("row")];
  const [corner, start] = [code.variable("corner"), code.variable("start")];
  const [source, target] = [code.variable("source"), code.variable("target")];
  code.while(code.binary("i32.gt_s", depth, 0), () => {
    code.set(rows, code.least(depth, group));
    code.set(corner, from);
    code.set(start, to);
    code.set(left, tiles);
    code.repeat(left, () => {
      code.set(source, corner);
      code.set(target, start);
      code.set(row, rows);
      code.repeat(row, () => {
        for (let offset = 0; offset < bytes; offset += 16) {
          builder.get(target.local);
          builder.get(source.local);
          builder.emit("v128.load", offset);
          builder.emit("v128.store", offset);
        }
        code.add(source, along);
        code.add(target, bytes);
      });
      code.add(corner, bytes);
      code.add(start, tileBytes);
    });
    code.add(from, code.times(along, rows));
    code.add(to, code.times(rows, bytes));
    code.add(depth, code.minus(0, rows));
  });
  return builder;
}
