/** What vectors have no instruction for, and lanes do one by one: rare in loops that matter. */

import type { Binary, Expression, Lookup } from "@lockstep/core";
import { i32 } from "../assembly/function-builder.js";
import type { ExpressionWriter } from "./expressions.js";
import { splat } from "./lanes.js";
import { scalarShifts, shiftInstructions } from "./operators.js";

const lanes = [0, 1, 2, 3];

/** Pushes register r of a shift: at once where all lanes shift by as much, else lane by lane. */
export function writeShift(writer: ExpressionWriter, { op, left, right }: Binary, r: number): void {
  const { builder } = writer;
  writer.push(left, r);
  if (!writer.fn.varies(right)) {
    writer.push(right, r);
    builder.write(["i32x4.extract_lane", 0], shiftInstructions[op]!);
    return;
  }
  const [value, count] = [writer.borrow(), writer.borrow()];
  builder.set(value);
  writer.push(right, r);
  builder.set(count).get(value);
  for (const lane of lanes) {
    builder.write(
      value,
      ["i32x4.extract_lane", lane],
      count,
      ["i32x4.extract_lane", lane],
      scalarShifts[op]!,
      ["i32x4.replace_lane", lane],
    );
  }
}

export function writeLeadingZeros(writer: ExpressionWriter, node: Expression, r: number): void {
  const { builder } = writer;
  const value = writer.borrow();
  writer.push(node, r);
  builder.tee(value);
  for (const lane of lanes) {
    builder.write(value, ["i32x4.extract_lane", lane], "i32.clz", ["i32x4.replace_lane", lane]);
  }
}

/** Pushes register r of entries of a table. Lanes that are not at work may have any index: it is kept within. */
export function writeLookup(writer: ExpressionWriter, node: Lookup, r: number): void {
  const { builder, fn } = writer;
  const { table, type, index } = node;
  const isWide = type === "float64";
  const size = isWide ? 8 : 4;
  const at = fn.module.tableOf(table, type);
  const places = writer.borrow();
  writer.push(index, isWide ? r >> 1 : r);
  builder
    .write(splat(builder, "int32", table.length - 1), "i32x4.min_u", i32(Math.log2(size)), "i32x4.shl")
    .set(places);
  const lanesRead = isWide ? [(r % 2) * 2, (r % 2) * 2 + 1] : lanes;
  const entry = writer.borrow();
  lanesRead.forEach((lane, place) => {
    builder.write(places, ["i32x4.extract_lane", lane], ["global.get", 0], "i32.add");
    if (place === 0) {
      builder.emit(`v128.load${size * 8}_zero`, at);
    } else {
      builder.write(entry, [`v128.load${size * 8}_lane`, at, place]);
    }
    builder.set(entry);
  });
  builder.get(entry);
}

/** Pushes register r of a remainder: see `remainder.ts`. */
export function writeRemainder(writer: ExpressionWriter, { left, right, type }: Binary, r: number): void {
  writer.push(left, r);
  writer.push(right, r);
  writer.builder.emit("call", writer.fn.module.remainder(type));
}
