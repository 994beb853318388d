/** `Math` functions with one right answer, in vector instructions. */
import { type Call, type Expression, isExactFunction, LockstepError, type ValueType } from "@lockstep/core";
import type { ExpressionWriter } from "./expressions.js";
import { splat } from "./lanes.js";
import { shapeName } from "./operators.js";
import { writeLeadingZeros } from "./per-lane.js";

/** Pushes register r of a call. */
export function writeExactFunction(writer: ExpressionWriter, node: Call, r: number): void {
  if (!isExactFunction(node.fn)) {
    throw new LockstepError("BACKEND_CONTRACT", {
      cause: `Math.${node.fn} has reached the code generator, which has no such function`,
      mend: "Expand library functions first, with expandLibrary",
    });
  }
  if (node.type === "bool") ofConditions(writer, node, r);
  else if (node.type === "int32") ofIntegers(writer, node, r);
  else ofFloats(writer, node, node.type, r);
}

/** Of 0 and 1 everything is itself but the smaller and the larger of two. */
function ofConditions(writer: ExpressionWriter, { fn, args }: Call, r: number): void {
  const bits = writer.naturalBits(args[0]!);
  for (const arg of args) writer.pushMask(arg, r, bits);
  if (args.length === 2) writer.builder.emit(fn === "max" ? "v128.or" : "v128.and");
}

function ofIntegers(writer: ExpressionWriter, { fn, args }: Call, r: number): void {
  const { builder } = writer;
  const [first, second] = args as [Expression, Expression];
  if (fn === "clz32") {
    writeLeadingZeros(writer, first, r);
    return;
  }
  writer.push(first, r);
  switch (fn) {
    case "abs":
      builder.emit("i32x4.abs");
      return;
    case "sign": {
      const one = splat(builder, "int32", 1);
      const minusOne = splat(builder, "int32", -1);
      builder.write(one, "i32x4.min_s", minusOne, "i32x4.max_s");
      return;
    }
    case "min":
    case "max":
      writer.push(second, r);
      builder.emit(`i32x4.${fn}_s`);
      return;
    case "imul":
      writer.push(second, r);
      builder.emit("i32x4.mul");
      return;
    default:
      return;
  }
}

function ofFloats(writer: ExpressionWriter, { fn, args }: Call, type: ValueType, r: number): void {
  const { builder } = writer;
  const shape = shapeName(type);
  const [first, second] = args as [Expression, Expression];
  switch (fn) {
    case "min":
    case "max":
      writeExtremum(writer, { fn, first, second, type }, r);
      return;
    case "round":
      writeRound(writer, first, type, r);
      return;
    case "sign":
      writeSign(writer, first, type, r);
      return;
  }
  writer.push(first, r);
  if (fn === "fround") {
    if (type === "float64") roundToFloat32(writer);
  } else {
    builder.emit(`${shape}.${fn}`);
  }
}

function roundToFloat32({ builder }: ExpressionWriter): void {
  builder.write("f32x4.demote_f64x2_zero", "f64x2.promote_low_f32x4");
}

interface Extremum {
  readonly fn: "min" | "max";
  readonly first: Expression;
  readonly second: Expression;
  readonly type: ValueType;
}

/**
 * The instructions `min` and `max` do what JavaScript's do, but are many of the machine's; `pmin` and `pmax` are one,
 * and enough beside a constant that is neither NaN nor a zero of the sign that would have to win.
 */
function writeExtremum(writer: ExpressionWriter, { fn, first, second, type }: Extremum, r: number): void {
  const { builder } = writer;
  const shape = shapeName(type);
  const [value, limit] = first.kind === "constant" ? [second, first] : [first, second];
  writer.push(value, r);
  writer.push(limit, r);
  builder.emit(`${shape}.${isPlainLimit(limit, fn) ? "p" : ""}${fn}`);
}

const isPlainLimit = (limit: Expression, fn: "min" | "max"): boolean =>
  limit.kind === "constant" && !Number.isNaN(limit.value) && !Object.is(limit.value, fn === "max" ? 0 : -0);

/** Halves go up: ⌊x⌋, and one more where x − ⌊x⌋ (which is exact) is ½ or more; with the sign of x, for −0's sake. */
function writeRound(writer: ExpressionWriter, node: Expression, type: ValueType, r: number): void {
  const { builder } = writer;
  const shape = shapeName(type);
  const [x, whole] = [writer.borrow(), writer.borrow()];
  const [zero, half, one] = [-0, 0.5, 1].map((value) => splat(builder, type, value)) as Three;
  writer.push(node, r);
  builder.tee(x).shaped(shape, "floor").tee(whole);
  builder.shaped(shape, one, x, whole, "sub", half, "ge", "v128.and", "add", x, zero, "v128.and", "v128.or");
}

type Three = [number, number, number];

/** ±1; NaN and zeros are themselves. */
function writeSign(writer: ExpressionWriter, node: Expression, type: ValueType, r: number): void {
  const { builder } = writer;
  const x = writer.borrow();
  const [minusZero, one, zero] = [-0, 1, 0].map((value) => splat(builder, type, value)) as Three;
  writer.push(node, r);
  builder.tee(x).write(minusZero, "v128.and", one, "v128.or");
  builder.shaped(shapeName(type), x, x, "abs", zero, "gt", "v128.bitselect");
}
