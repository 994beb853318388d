/** Registers as elements of a view: one after another, or a stride apart. */
import { bytesPerElement, type Dtype } from "@lockstep/core";
import type { FunctionBuilder, LocalIndex } from "../assembly/function-builder.js";
import { splat } from "./lanes.js";

export interface Destination {
  readonly dtype: Dtype;
  readonly step: "next" | "stride";
  readonly pointer: LocalIndex;
  readonly stride: LocalIndex;
}

/**
 * Stores a vector of so many lanes; `push` pushes its register r (of a bool, a mask of 32 bits). A strided
 * destination's pointer moves on.
 */
export function writeStore(
  builder: FunctionBuilder,
  destination: Destination,
  lanes: number,
  push: (r: number) => void,
): void {
  const { dtype, step, pointer, stride } = destination;
  const isByte = bytesPerElement(dtype) === 1;
  if (step === "next" && isByte) {
    writePacked(builder, destination, lanes, push);
    return;
  }
  const size = bytesPerElement(dtype);
  const perRegister = isByte ? 4 : 16 / size;
  const value = builder.borrow("v128");
  for (let r = 0; r < lanes / perRegister; r++) {
    if (step === "next") {
      builder.get(pointer);
      push(r);
      builder.emit("v128.store", 16 * r);
      continue;
    }
    push(r);
    if (dtype === "bool") toBit(builder);
    builder.set(value);
    for (let lane = 0; lane < perRegister; lane++) {
      builder.write(pointer, value);
      // Of a 32-bit lane that is stored as a byte, its lowest one.
      builder
        .write([`v128.store${size * 8}_lane`, 0, isByte ? lane * 4 : lane], pointer, stride, "i32.add")
        .set(pointer);
    }
  }
  builder.giveBack("v128", value);
}

/** Makes 0 and 1 of the 32-bit mask on the stack. */
export const toBit = (builder: FunctionBuilder): void => {
  builder.write(splat(builder, "int32", 1), "v128.and");
};

/** 32-bit lanes as bytes: the lowest of each. */
function writePacked(
  builder: FunctionBuilder,
  { dtype, pointer }: Destination,
  lanes: number,
  push: (r: number) => void,
): void {
  const lowest = (r: number): void => {
    push(r);
    if (dtype === "bool") {
      toBit(builder);
      return;
    }
    builder.write(splat(builder, "int32", 255), "v128.and");
  };
  const count = lanes / 4;
  builder.get(pointer);
  for (let r = 0; r < 4; r += 2) {
    lowest(Math.min(r, count - 1));
    lowest(Math.min(r + 1, count - 1));
    builder.emit("i16x8.narrow_i32x4_u");
  }
  builder.emit("i8x16.narrow_i16x8_u");
  if (lanes === 16) builder.emit("v128.store");
  else builder.emit(`v128.store${lanes * 8}_lane`, 0, 0);
}
