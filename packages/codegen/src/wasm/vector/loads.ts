/**
 * Elements of views as registers: one after another, a stride apart, or one that stands for all. Elements of one byte
 * become 32-bit lanes.
 */
import type { Dtype, ValueType } from "@lockstep/core";
import type { Step } from "../../shapes.js";
import type { FunctionBuilder, LocalIndex } from "../assembly/function-builder.js";
import { splat } from "./lanes.js";

/** The type that elements have in registers. */
export const loadedType = (dtype: Dtype): ValueType => (dtype === "uint8" ? "int32" : dtype);

export interface Source {
  readonly dtype: Dtype;
  readonly step: Step;
  /** A variable with the address of the first lane's element. */
  readonly pointer: LocalIndex;
  /** A variable with the bytes from one element to the next, where that is not known. */
  readonly stride: LocalIndex;
  /** Bytes behind the pointer at which the elements are, where they follow one another. */
  readonly offset?: number;
}

const isByte = (dtype: Dtype): boolean => dtype === "uint8" || dtype === "bool";

/**
 * Pushes register r of a vector; the lanes of a bool are masks of 32 bits. A strided source's pointer moves on, so its
 * registers are asked for in turn.
 */
export function writeLoad(builder: FunctionBuilder, source: Source, r: number): void {
  const { dtype, step, pointer, offset = 0 } = source;
  if (isByte(dtype)) {
    writeByteLoad(builder, source, r);
    if (dtype !== "bool") return;
    builder.write(splat(builder, "int32", 0), "i32x4.ne");
    return;
  }
  const bits = dtype === "float64" ? 64 : 32;
  if (step !== "stride") {
    builder.get(pointer);
    if (step === "fixed") builder.emit(`v128.load${bits}_splat`);
    else builder.emit("v128.load", offset + 16 * r);
    return;
  }
  const vector = builder.borrow("v128");
  for (let lane = 0; lane < 128 / bits; lane++) {
    builder.get(pointer);
    if (lane === 0) {
      builder.emit(`v128.load${bits}_zero`);
    } else {
      builder.write(vector, [`v128.load${bits}_lane`, 0, lane]);
    }
    builder.set(vector);
    moveOn(builder, source);
  }
  builder.get(vector);
  builder.giveBack("v128", vector);
}

function writeByteLoad(builder: FunctionBuilder, source: Source, r: number): void {
  const { step, pointer, offset = 0 } = source;
  if (step === "next") {
    builder.write(
      pointer,
      ["v128.load32_zero", offset + 4 * r],
      "i16x8.extend_low_i8x16_u",
      "i32x4.extend_low_i16x8_u",
    );
    return;
  }
  builder.write(pointer, "i32.load8_u", "i32x4.splat");
  if (step === "fixed") return;
  moveOn(builder, source);
  for (let lane = 1; lane < 4; lane++) {
    builder.write(pointer, "i32.load8_u", ["i32x4.replace_lane", lane]);
    moveOn(builder, source);
  }
}

function moveOn(builder: FunctionBuilder, { pointer, stride }: Source): void {
  builder.write(pointer, stride, "i32.add").set(pointer);
}
