/** Between types, as `Convert` in the kernel tree lays down. */
import type { Convert, ValueType } from "@lockstep/core";
import type { FunctionBuilder } from "../assembly/function-builder.js";
import type { ExpressionWriter } from "./expressions.js";
import { bitsOf, evenWords, highHalf, lowHalves, splat } from "./lanes.js";
import { shapeName } from "./operators.js";

/** Pushes register r of a conversion; the value's wider or narrower registers have been prepared. */
export function writeConversion(writer: ExpressionWriter, { value, type }: Convert, r: number): void {
  const { builder } = writer;
  const from = value.type;
  if (from === type) {
    if (type === "bool") writer.pushMask(value, r, writer.naturalBits(value));
    else writer.push(value, r);
  } else if (type === "bool") {
    writeTruth(writer, { value, from }, r);
  } else if (from === "bool") {
    writer.pushMask(value, r, bitsOf(type));
    builder.write(splat(builder, type, 1), "v128.and");
  } else if (type === "float64") {
    writer.push(value, r >> 1);
    if (r % 2 === 1) {
      const half = writer.borrow();
      builder.tee(half).write(half, ["i8x16.shuffle", ...highHalf]);
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
  builder.write(splat(builder, from, 0), from === "int32" ? "i32x4.ne" : `${shapeName(from)}.gt`);
}

/**
 * ToInt32 of the float32 register on the stack. Only where a lane is 2³¹ or more away from zero need it be taken
 * modulo 2³² first, in steps that are exact: the whole multiples of 2³² off, then one more where that is not enough.
 */
function wrapFloat32(writer: ExpressionWriter): void {
  const { builder } = writer;
  const x = writer.borrow();
  const constant = (value: number): number => splat(builder, "float32", value);
  const write = (...code: (number | string)[]): FunctionBuilder => builder.shaped("f32x4", ...code);
  const most = constant(2 ** 31);
  const whole = constant(2 ** 32);
  builder.tee(x);
  write("abs", most, "ge", "v128.any_true");
  builder.if(() => {
    write(x, x, constant(2 ** -32), "mul", "trunc", whole, "mul", "sub").set(x);
    write(x, x, most, "ge", whole, "v128.and", "sub").set(x);
    write(x, x, constant(-(2 ** 31)), "lt", whole, "v128.and", "add").set(x);
  });
  builder.write(x, "i32x4.trunc_sat_f32x4_s");
}

/**
 * ToInt32 of the float64 register on the stack, in the low words of its lanes: modulo 2³² by exact steps, then
 * 1.5 · 2⁵² is added, which leaves the integer in the sum's low bits. NaN and the infinities become 0.
 */
function wrapFloat64(writer: ExpressionWriter): void {
  const { builder } = writer;
  const x = writer.borrow();
  const constant = (value: number): number => splat(builder, "float64", value);
  const write = (...code: (number | string)[]): FunctionBuilder => builder.shaped("f64x2", ...code);
  write("trunc").tee(x);
  write(x, constant(2 ** -32), "mul", "trunc", constant(2 ** 32), "mul", "sub").tee(x);
  write(constant(6755399441055744), "add", x, x, "eq", "v128.and");
}
