/** One pass of some rows of `a` over a block of `b`. */
import type { FunctionBuilder } from "../assembly/function-builder.js";
import type { ModuleBuilder } from "../assembly/module-builder.js";
import { addTransposedCopy } from "../transposed-copy.js";
import type { VectorModule } from "../vector/vector-module.js";
import type { Element } from "./element.js";
import { addIntegerFunction, type Integer } from "./integers.js";
import {
  deepest,
  type ProductWord,
  panelsOffset,
  rowsOffset,
  tileOffset,
  wordOffset,
} from "./product-frame.js";
import { addStrip, stripParameters, stripRows, tileColumns, tileRegisters } from "./strips.js";
import { addTileCopy } from "./tile-copy.js";

const names = ["frame", "a", "b", "out", "rows", "columns", "depth", "goesOn"] as const;

/**
 * `pass(frame, a, b, out, rows, columns, depth, goesOn)`: up to `packedRows` rows. Tiles are packed, or, if the frame
 * says so, whole ones stand at `b`, and only what is left over of them is packed.
 */
export function addPass(module: VectorModule, element: Element): FunctionBuilder {
  const addStripOf = (height: number, registers: number): FunctionBuilder =>
    addStrip(module.builder, element, height, registers);
  const lower = Array.from({ length: stripRows - 1 }, (_, i) => addStripOf(i + 1, tileRegisters));
  const strips = addStrips(module.builder, addStripOf(stripRows, tileRegisters), lower);
  const narrowStrips = addStrips(module.builder, addStripOf(stripRows, 1), lower);
  const copy = addTileCopy(module, element);
  const turn = addTransposedCopy(module, element.size, deepest);
  const { code, given } = addIntegerFunction(module.builder, "pass", names);
  const { frame, a, b, out, rows, columns, depth, goesOn } = given;
  const width = tileColumns(element);
  const bytes = width * element.size;
  const word = (name: ProductWord): Integer => code.word(frame, wordOffset(name));
  const [aRow, outRow] = [code.let("aRow", word("aRow")), code.let("outRow", word("outRow"))];
  const outColumn = code.let("outColumn", word("outColumn"));
  const packed = code.let("packed", code.plus(frame, panelsOffset));
  const packedTile = code.let("packedTile", code.times(depth, bytes));
  const tile = code.let("tile", code.plus(frame, tileOffset));
  const live = code.variable("live");

  // Rows whose elements are no neighbours are copied so that they are.
  code.if(code.binary("i32.ne", word("aAlong"), element.size), () => {
    const from = code.let("from", a);
    code.set(a, code.plus(frame, rowsOffset));
    code.call(module.builder, turn, from, aRow, word("aAlong"), rows, depth, a);
    code.set(aRow, deepest * element.size);
  });

  // Tiles that are stored as they are.
  const isNext = code.binary("i32.eq", outColumn, element.size);
  const tiles = code.let("tiles", code.select(isNext, code.binary("i32.div_u", columns, width), 0));
  code.if(tiles, () => {
    const pass = (from: Integer, along: Integer, next: Integer): void =>
      code.call(module.builder, strips, a, aRow, from, along, next, depth, out, outRow, tiles, goesOn, rows);
    code.if(
      word("packs"),
      () => {
        pass(packed, bytes, packedTile);
        code.add(packed, code.times(tiles, packedTile));
      },
      () => pass(b, word("bAlong"), bytes),
    );
    code.add(out, code.times(tiles, bytes));
    code.add(columns, code.times(tiles, -width));
  });

  // All others go through a tile of their own.
  code.while(code.binary("i32.gt_s", columns, 0), () => {
    code.set(live, code.least(columns, width));
    code.if(goesOn, () => {
      code.call(module.builder, copy, out, outRow, outColumn, tile, bytes, element.size, rows, live);
    });
    const pass = (fn: FunctionBuilder): void =>
      code.call(module.builder, fn, a, aRow, packed, bytes, 0, depth, tile, bytes, 1, goesOn, rows);
    code.if(
      code.binary("i32.le_s", live, element.lanes),
      () => pass(narrowStrips),
      () => pass(strips),
    );
    code.call(module.builder, copy, tile, bytes, element.size, out, outRow, outColumn, rows, live);
    code.add(packed, packedTile);
    code.add(out, code.times(outColumn, width));
    code.add(columns, -width);
  });
  return code.builder;
}

type Strips = readonly FunctionBuilder[];

/**
 * `strips(…, rows)`: strip by strip, as many rows as there are. `whole` is for strips of all their rows, the others for
 * what is left.
 */
function addStrips(module: ModuleBuilder, whole: FunctionBuilder, others: Strips): FunctionBuilder {
  const { code, given } = addIntegerFunction(module, `${whole.name}.all`, [
    ...stripParameters,
    "rows",
  ] as const);
  const { a, aRow, out, outRow, rows } = given;
  const run = (strip: FunctionBuilder): void =>
    code.call(module, strip, ...stripParameters.map((name) => given[name]));
  code.while(code.binary("i32.ge_s", rows, stripRows), () => {
    run(whole);
    code.add(a, code.times(aRow, stripRows));
    code.add(out, code.times(outRow, stripRows));
    code.add(rows, -stripRows);
  });
  others.forEach((strip, i) => {
    code.if(code.binary("i32.eq", rows, i + 1), () => run(strip));
  });
  return code.builder;
}
