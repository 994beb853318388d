/**
 * JavaScript's `%`, for vectors. The exact remainder of float64 values a and b is a − q b with q = ⌊a / b⌋ towards
 * zero. Where q is below 2²⁶, q b is computed in two parts without error (Dekker's splitting, "A floating-point
 * technique for extending the available precision", 1971), and then a − q b is exact; a quotient that was rounded up
 * is mended by adding b once. All other lanes ask the platform's `%`, which is what is meant.
 */
import type { ValueType } from "@lockstep/core";
import type { FunctionBuilder } from "../assembly/function-builder.js";
import { type ModuleBuilder, remainderImport } from "../assembly/module-builder.js";
import { highHalf, lowHalves, splat } from "./lanes.js";

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
  const constant = (value: number): number => splat(builder, "float64", value);
  const write = (...code: (number | string)[]): FunctionBuilder => builder.shaped("f64x2", ...code);
  const signOfA = [a, constant(-0), "v128.and"];
  /** Pushes the size of a local with the sign of a. */
  const withSignOfA = (local: number): FunctionBuilder => write(local, "abs", ...signOfA, "v128.or");

  // Whether q is below 2²⁶, and b neither huge nor tiny.
  write(a, b, "div", "trunc").tee(q);
  write("abs", constant(2 ** 26), "lt", b, "abs", constant(2 ** 900), "lt", "v128.and");
  write(b, "abs", constant(2 ** -900), "gt", "v128.and", "v128.not", "v128.any_true");
  builder.if(
    () => {
      builder.get(a);
      for (const lane of [0, 1]) {
        for (const side of [a, b]) builder.write(side, ["f64x2.extract_lane", lane]);
        builder.write(["call", remainderImport], ["f64x2.replace_lane", lane]);
      }
      builder.set(result);
    },
    () => {
      // b in an upper part of 26 bits and the rest.
      write(b, constant(2 ** 27 + 1), "mul").tee(high);
      write(high, b, "sub", "sub").set(high);
      write(q, b, "mul").set(product);
      // a − product, less what the product lost: (q high − product) + q (b − high).
      write(a, product, "sub", q, high, "mul", product, "sub");
      write(q, b, high, "sub", "mul", "add", "sub").set(result);
      // Of the other sign than a: the quotient was one too large. Then one |b| towards a.
      builder.get(result);
      withSignOfA(b);
      write("add", result, result, ...signOfA, "v128.xor", constant(0), "lt", "v128.bitselect").set(result);
      withSignOfA(result).set(result);
    },
  );
  return builder.get(result);
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
        builder.write(side, ["i8x16.shuffle", ...highHalf]);
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
