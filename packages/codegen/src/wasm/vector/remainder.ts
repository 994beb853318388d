/**
 * JavaScript's `%`, for vectors. The exact remainder of float64 values a and b is a − q b with q = ⌊a / b⌋ towards
 * zero. Where q is below 2²⁶, q b is computed in two parts without error (Dekker's splitting, "A floating-point
 * technique for extending the available precision", 1971), and then a − q b is exact; a quotient that was rounded up
 * is mended by adding b once. All other lanes ask the platform's `%`, which is what is meant.
 */
import type { ValueType } from "@lockstep/core";
import type { FunctionBuilder } from "../assembly/function-builder.js";
import { type ModuleBuilder, remainderImport } from "../assembly/module-builder.js";
import { highHalf, lowHalves, splatBytes } from "./lanes.js";

const parameters = [
  { name: "a", type: "v128" },
  { name: "b", type: "v128" },
] as const;
const [a, b] = [0, 1];

/** Adds the function for float64 registers, which the others call. */
export function addRemainder64(module: ModuleBuilder): FunctionBuilder {
  const builder = module.add("remainder64", parameters, ["v128"]);
  const [q, high, product, result] = ["q", "high", "product", "result"].map((name) =>
    builder.local("v128", name),
  ) as [number, number, number, number];
  const constant = (value: number): void =>
    builder.get(builder.constant(splatBytes("float64", value), "constant"));
  const get = (...locals: number[]): void => {
    for (const local of locals) builder.get(local);
  };
  const op = (name: string): void => builder.emit(`f64x2.${name}`);
  /** Pushes a mask of the lanes where the local on the stack is smaller than a limit in size. */
  const isBelow = (limit: number): void => {
    op("abs");
    constant(limit);
    op("lt");
  };
  const signOfA = (): void => {
    get(a);
    constant(-0);
    builder.emit("v128.and");
  };
  /** Pushes the size of a local with the sign of a. */
  const withSignOfA = (local: number): void => {
    get(local);
    op("abs");
    signOfA();
    builder.emit("v128.or");
  };

  get(a, b);
  op("div");
  op("trunc");
  builder.tee(q);
  isBelow(2 ** 26);
  get(b);
  isBelow(2 ** 900);
  builder.emit("v128.and");
  get(b);
  op("abs");
  constant(2 ** -900);
  op("gt");
  builder.emit("v128.and");
  builder.emit("v128.not");
  builder.emit("v128.any_true");
  builder.if(
    () => {
      get(a);
      for (const lane of [0, 1]) {
        for (const side of [a, b]) {
          get(side);
          builder.emit("f64x2.extract_lane", lane);
        }
        builder.emit("call", remainderImport);
        builder.emit("f64x2.replace_lane", lane);
      }
      builder.set(result);
    },
    () => {
      // b in an upper part of 26 bits and the rest.
      get(b);
      constant(2 ** 27 + 1);
      op("mul");
      builder.tee(high);
      get(high, b);
      op("sub");
      op("sub");
      builder.set(high);
      get(q, b);
      op("mul");
      builder.set(product);
      // a − product, less what the product lost: (q high − product) + q (b − high).
      get(a, product);
      op("sub");
      get(q, high);
      op("mul");
      get(product);
      op("sub");
      get(q, b, high);
      op("sub");
      op("mul");
      op("add");
      op("sub");
      builder.set(result);
      // Of the other sign than a: the quotient was one too large. Then one |b| towards a.
      get(result);
      withSignOfA(b);
      op("add");
      get(result);
      get(result);
      signOfA();
      builder.emit("v128.xor");
      constant(0);
      op("lt");
      builder.emit("v128.bitselect");
      builder.set(result);
      withSignOfA(result);
      builder.set(result);
    },
  );
  get(result);
  return builder;
}

/** Adds the function for float32 or int32 registers. */
export function addNarrowRemainder(
  module: ModuleBuilder,
  type: Exclude<ValueType, "float64" | "bool">,
  wide: FunctionBuilder,
): FunctionBuilder {
  const builder = module.add(`remainder_${type}`, parameters, ["v128"]);
  const widen = type === "float32" ? "f64x2.promote_low_f32x4" : "f64x2.convert_low_i32x4_s";
  for (const half of [0, 1]) {
    for (const side of [a, b]) {
      builder.get(side);
      if (half === 1) {
        builder.get(side);
        builder.emit("i8x16.shuffle", ...highHalf);
      }
      builder.emit(widen);
    }
    builder.emit("call", module.indexOf(wide));
    // A remainder by zero is NaN, as an integer 0.
    builder.emit(type === "float32" ? "f32x4.demote_f64x2_zero" : "i32x4.trunc_sat_f64x2_s_zero");
  }
  builder.emit("i8x16.shuffle", ...lowHalves);
  return builder;
}
