/** The instructions that products of a dtype are made of. */
import { bytesPerElement } from "@lockstep/core";
import type { MatmulDtype } from "../../javascript/index.js";

export interface Element {
  readonly dtype: MatmulDtype;
  readonly size: number;
  /** Elements of a register. */
  readonly lanes: number;
  readonly add: string;
  readonly multiply: string;
  /** Loads one element into every lane. */
  readonly splat: string;
  /** Loads one element into the first lane, and stores it. */
  readonly loadOne: string;
  readonly storeOne: string;
  /** Loads one element into a lane of a register. */
  readonly loadLane: string;
  /** Copy one element, whatever it means. */
  readonly copyLoad: string;
  readonly copyStore: string;
}

const narrow = {
  splat: "v128.load32_splat",
  loadOne: "v128.load32_zero",
  storeOne: "v128.store32_lane",
  loadLane: "v128.load32_lane",
  copyLoad: "i32.load",
  copyStore: "i32.store",
};
const wide = {
  splat: "v128.load64_splat",
  loadOne: "v128.load64_zero",
  storeOne: "v128.store64_lane",
  loadLane: "v128.load64_lane",
  copyLoad: "i64.load",
  copyStore: "i64.store",
};

export function elementOf(dtype: MatmulDtype): Element {
  const size = bytesPerElement(dtype);
  const lanes = 16 / size;
  const shape = { int32: "i32x4", float32: "f32x4", float64: "f64x2" }[dtype];
  const add = `${shape}.add`;
  const multiply = `${shape}.mul`;
  return { dtype, size, lanes, add, multiply, ...(size === 4 ? narrow : wide) };
}
