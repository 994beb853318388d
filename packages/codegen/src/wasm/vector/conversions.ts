/** Between types, as `Convert` in the kernel tree lays down. */
import type { Convert, ValueType } from "@lockstep/core";
import type { ExpressionWriter } from "./expressions.js";
import { bitsOf, evenWords, highHalf, lowHalves, splatBytes } from "./lanes.js";
import { shapeName } from "./operators.js";

/** Pushes register r of a conversion; the value's wider or narrower registers have been prepared. */
export function writeConversion(writer: ExpressionWriter, { value, type }: Convert, r: number): void {
  const { builder } = writer;
  const from = value.type;
  const constant = (of: ValueType, number: number): void =>
    builder.get(builder.constant(splatBytes(of, number), "constant"));
  if (from === type) {
    if (type === "bool") writer.pushMask(value, r, writer.naturalBits(value));
    else writer.push(value, r);
  } else if (type === "bool") {
    writeTruth(writer, { value, from }, r);
  } else if (from === "bool") {
    writer.pushMask(value, r, bitsOf(type));
    constant(type, 1);
    builder.emit("v128.and");
  } else if (type === "float64") {
    writer.push(value, r >> 1);
    if (r % 2 === 1) {
      const half = writer.borrow();
      builder.tee(half);
      builder.get(half);
      builder.emit("i8x16.shuffle", ...highHalf);
    }
    builder.emit(from === "float32" ? "f64x2.promote_low_f32x4" : "f64x2.convert_low_i32x4_s");
  } else if (type === "float32") {
    if (from === "int32") {
      writer.push(value, r);
      builder.emit("f32x4.convert_i32x4_s");
      return;
    }
    for (const half of [2 * r, 2 * r + 1]) {
      writer.push(value, half);
      builder.emit("f32x4.demote_f64x2_zero");
    }
    builder.emit("i8x16.shuffle", ...lowHalves);
  } else if (from === "float32") {
    writer.push(value, r);
    wrapFloat32(writer);
  } else {
    for (const half of [2 * r, 2 * r + 1]) {
      writer.push(value, half);
      wrapFloat64(writer);
    }
    builder.emit("i8x16.shuffle", ...evenWords);
  }
}

/** Neither zero nor NaN. */
function writeTruth(
  writer: ExpressionWriter,
  { value, from }: { value: Convert["value"]; from: ValueType },
  r: number,
): void {
  const { builder } = writer;
  writer.push(value, r);
  if (from !== "int32") builder.emit(`${shapeName(from)}.abs`);
  builder.get(builder.constant(splatBytes(from, 0), "zero"));
  builder.emit(from === "int32" ? "i32x4.ne" : `${shapeName(from)}.gt`);
}

/**
 * ToInt32 of the float32 register on the stack. Only where a lane is 2³¹ or more away from zero need it be taken
 * modulo 2³² first, in steps that are exact: the whole multiples of 2³² off, then one more where that is not enough.
 */
function wrapFloat32(writer: ExpressionWriter): void {
  const { builder } = writer;
  const x = writer.borrow();
  const constant = (value: number): void =>
    builder.get(builder.constant(splatBytes("float32", value), "constant"));
  builder.tee(x);
  builder.emit("f32x4.abs");
  constant(2 ** 31);
  builder.emit("f32x4.ge");
  builder.emit("v128.any_true");
  builder.if(() => {
    builder.get(x);
    builder.get(x);
    constant(2 ** -32);
    builder.emit("f32x4.mul");
    builder.emit("f32x4.trunc");
    constant(2 ** 32);
    builder.emit("f32x4.mul");
    builder.emit("f32x4.sub");
    builder.set(x);
    for (const { test, limit, step } of [
      { test: "f32x4.ge", limit: 2 ** 31, step: "f32x4.sub" },
      { test: "f32x4.lt", limit: -(2 ** 31), step: "f32x4.add" },
    ]) {
      builder.get(x);
      builder.get(x);
      constant(limit);
      builder.emit(test);
      constant(2 ** 32);
      builder.emit("v128.and");
      builder.emit(step);
      builder.set(x);
    }
  });
  builder.get(x);
  builder.emit("i32x4.trunc_sat_f32x4_s");
}

/**
 * ToInt32 of the float64 register on the stack, in the low words of its lanes: modulo 2³² by exact steps, then
 * 1.5 · 2⁵² is added, which leaves the integer in the sum's low bits. NaN and the infinities become 0.
 */
function wrapFloat64(writer: ExpressionWriter): void {
  const { builder } = writer;
  const x = writer.borrow();
  const constant = (value: number): void =>
    builder.get(builder.constant(splatBytes("float64", value), "constant"));
  builder.emit("f64x2.trunc");
  builder.tee(x);
  builder.get(x);
  constant(2 ** -32);
  builder.emit("f64x2.mul");
  builder.emit("f64x2.trunc");
  constant(2 ** 32);
  builder.emit("f64x2.mul");
  builder.emit("f64x2.sub");
  builder.tee(x);
  constant(6755399441055744);
  builder.emit("f64x2.add");
  builder.get(x);
  builder.get(x);
  builder.emit("f64x2.eq");
  builder.emit("v128.and");
}
