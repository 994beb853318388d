/**
 * A product by blocks: as much of `b` as the second-level cache holds is packed tile by tile, then every strip of rows
 * of `a` passes over all its tiles. Where k is divided, outputs are stored and read again in between, which changes no
 * bit. (The blocking is that of Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008.)
 */
import type { FunctionBuilder } from "../assembly/function-builder.js";
import type { VectorModule } from "../vector/vector-module.js";
import type { Element } from "./element.js";
import { addIntegerFunction, type Integer, type Variable } from "./integers.js";
import { addPack } from "./pack.js";
import { addPass } from "./pass.js";
import {
  type ProductWord,
  packedRows,
  panelsOffset,
  productParameters,
  wordOffset,
} from "./product-frame.js";
import { tileColumns } from "./strips.js";

/** `product(frame, a, b, out, from, to)`: one product; the range is of rows or columns, as the frame says. */
export function addBlocks(module: VectorModule, element: Element): FunctionBuilder {
  const pass = addPass(module, element);
  const pack = addPack(module, element);
  const { code, given } = addIntegerFunction(module.builder, "product", productParameters);
  const { frame, a, b, out, from, to } = given;
  const word = (name: ProductWord): Integer => code.word(frame, wordOffset(name));
  const moved = (base: Integer, steps: Integer, stride: ProductWord): Integer =>
    code.plus(base, code.times(steps, word(stride)));
  const across = code.let("across", word("across"));
  const [column, width] = [code.let("column", code.select(across, from, 0)), code.variable("width")];
  const lastColumn = code.let("lastColumn", code.select(across, to, word("columns")));
  const firstRow = code.let("firstRow", code.select(across, 0, from));
  const lastRow = code.let("lastRow", code.select(across, word("rows"), to));
  const [k, depth] = [code.variable("k"), code.variable("depth")];
  const [row, height] = [code.variable("row"), code.variable("height")];
  const corner = code.variable("corner");
  const whole = code.variable("whole");

  const packBlock = (): void => {
    // Unless all is packed, what does not fill a tile.
    const filled = code.binary("i32.and", width, -tileColumns(element));
    code.set(whole, code.select(word("packs"), 0, filled));
    const start = moved(corner, whole, "bColumn");
    const panels = code.plus(frame, panelsOffset);
    const rest = code.minus(width, whole);
    code.call(module.builder, pack, start, word("bAlong"), word("bColumn"), depth, rest, panels);
  };
  const passRows = (): void => {
    code.set(row, firstRow);
    code.while(code.binary("i32.lt_s", row, lastRow), () => {
      code.set(height, code.least(code.minus(lastRow, row), packedRows));
      const source = moved(moved(a, row, "aRow"), k, "aAlong");
      const target = moved(moved(out, row, "outRow"), column, "outColumn");
      code.call(module.builder, pass, frame, source, corner, target, height, width, depth, k);
      code.add(row, packedRows);
    });
  };
  const upTo = (start: Variable, end: Integer, block: ProductWord): Integer =>
    code.least(code.minus(end, start), word(block));

  code.while(code.binary("i32.lt_s", column, lastColumn), () => {
    code.set(width, upTo(column, lastColumn, "blockColumns"));
    code.set(k, 0);
    // Once at least: without any k the outputs are 0.
    code.builder.loop((again) => {
      code.set(depth, upTo(k, word("depth"), "blockDepth"));
      code.set(corner, moved(moved(b, k, "bAlong"), column, "bColumn"));
      packBlock();
      passRows();
      code.add(k, depth);
      code.push(code.binary("i32.lt_s", k, word("depth")));
      code.builder.brIf(again);
    });
    code.add(column, width);
  });
  return code.builder;
}
