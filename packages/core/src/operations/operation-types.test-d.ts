/** What the type checker must and must not accept. Checked by `tsc`; nothing here runs. */
import { expectTypeOf } from "vitest";
import type { Explanation } from "../backend/explanation.js";
import type { Tensor } from "../tensor/tensor.js";
import {
  add,
  argmax,
  concat,
  divide,
  equal,
  explain,
  map,
  matmul,
  max,
  mean,
  reduce,
  softmax,
  stack,
  sum,
  where,
  zip,
} from "./index.js";

declare const f32: Tensor<"float32">;
declare const f64: Tensor<"float64">;
declare const i32: Tensor<"int32">;
declare const u8: Tensor<"uint8">;
declare const flags: Tensor<"bool">;
declare const some: Tensor;

// A person's functions need no annotations, nor do their scopes.
const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));
expectTypeOf(sigmoid(f32)).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(sigmoid(f64)).toEqualTypeOf<Tensor<"float64">>();
expectTypeOf(sigmoid(i32)).toEqualTypeOf<Tensor<"uint8" | "int32" | "float32">>();
expectTypeOf(sigmoid(f32, { out: f64 })).toEqualTypeOf<Tensor<"float64">>();
expectTypeOf(map((x) => x > 0)(i32)).toEqualTypeOf<Tensor<"bool">>();
expectTypeOf(map(Math.exp)(f32)).toEqualTypeOf<Tensor<"float32">>();
// Numbers never make a bool.
expectTypeOf(sigmoid(some)).toEqualTypeOf<Tensor<"uint8" | "int32" | "float32" | "float64">>();

map(
  (x, { k, square }) => {
    expectTypeOf(x).toBeNumber();
    expectTypeOf(k).toBeNumber();
    return k * square(x);
  },
  { k: 3, square: (x: number) => x * x },
);
map((flag: boolean) => !flag)(flags);
// @ts-expect-error `n` is not in the scope
map((x, { n }) => n * x, { k: 3 });
// @ts-expect-error a kernel gives numbers or booleans
map((x) => `${x}`);

const hypot = zip((x, y) => Math.sqrt(x * x + y * y));
expectTypeOf(hypot(f32, f64)).toEqualTypeOf<Tensor<"float64">>();
expectTypeOf(hypot(f32, 2)).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(hypot(2, i32, { out: f32 })).toEqualTypeOf<Tensor<"float32">>();
// @ts-expect-error two values, so two arguments
hypot(f32);
// @ts-expect-error two values, so two arguments
hypot(f32, f32, f32);

const fused = zip((x, y, z) => x * y + z);
expectTypeOf(fused(f32, i32, u8)).toEqualTypeOf<Tensor<"float32">>();
// @ts-expect-error three values
fused(f32, f32);
const blend = zip((x, y, { t }) => x + t * (y - x), { t: 0.5 });
expectTypeOf(blend(f32, f32)).toEqualTypeOf<Tensor<"float32">>();
// @ts-expect-error the scope is not an argument
blend(f32, f32, f32);
const weighted = zip((x, y, z, { w }) => (z > 0 ? x + w * y : z), { w: 2 });
expectTypeOf(weighted(f32, f32, f32)).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(zip((flag: boolean, x: number) => (flag ? x : 0))(flags, f32)).toEqualTypeOf<
  Tensor<"float32">
>();
expectTypeOf(zip(Math.atan2)(f32, f32)).toEqualTypeOf<Tensor<"float32">>();

const total = reduce((acc, x) => acc + x, 0);
expectTypeOf(total(f32)).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(total(f32, { axis: [0, -1], keepdims: true })).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(total(f32, { axis: 0, out: f64 })).toEqualTypeOf<Tensor<"float64">>();
// @ts-expect-error no such option
total(f32, { axes: 1 });
const dot = reduce((acc, x, y) => acc + x * y, 0);
expectTypeOf(dot(f32, f64, { axis: 1 })).toEqualTypeOf<Tensor<"float64">>();
// @ts-expect-error two elements, so two arguments
dot(f32);
const some1 = reduce((acc, x) => acc || x > 0, false);
expectTypeOf(some1(f32)).toEqualTypeOf<Tensor<"bool">>();
const horner = reduce((acc, c, { at }) => acc * at + c, 0, { scope: { at: 2 } });
expectTypeOf(horner(f32)).toEqualTypeOf<Tensor<"float32">>();
reduce((acc, x) => Math.max(acc, x), 0, { associative: true });
// @ts-expect-error a scope is given as { scope }
reduce((acc, x) => acc + x, 0, { k: 2 });

// The standard operations.
expectTypeOf(add(f32, 1)).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(add(i32, u8)).toEqualTypeOf<Tensor<"int32">>();
expectTypeOf(add(flags, flags)).toEqualTypeOf<Tensor<"int32">>();
expectTypeOf(add(i32, 0.5)).toEqualTypeOf<Tensor<"int32" | "float32">>();
expectTypeOf(add(i32, true)).toEqualTypeOf<Tensor<"int32">>();
expectTypeOf(add(f32, f64, { out: f64 })).toEqualTypeOf<Tensor<"float64">>();
expectTypeOf(divide(i32, i32)).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(equal(f32, 0)).toEqualTypeOf<Tensor<"bool">>();
expectTypeOf(where(flags, f32, 0)).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(where(flags, flags, flags)).toEqualTypeOf<Tensor<"bool">>();
expectTypeOf(where(f64, u8, u8)).toEqualTypeOf<Tensor<"uint8">>();
expectTypeOf(where(flags, 1, 0)).toEqualTypeOf<Tensor<"int32" | "float32">>();
expectTypeOf(sum(u8)).toEqualTypeOf<Tensor<"int32">>();
expectTypeOf(max(u8, { axis: 0 })).toEqualTypeOf<Tensor<"uint8">>();
expectTypeOf(mean(i32)).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(argmax(f64, { axis: 0 })).toEqualTypeOf<Tensor<"int32">>();
expectTypeOf(softmax(u8)).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(concat([f32, f64])).toEqualTypeOf<Tensor<"float64">>();
expectTypeOf(stack([i32, i32], { axis: 1 })).toEqualTypeOf<Tensor<"int32">>();
expectTypeOf(matmul(f32, f64)).toEqualTypeOf<Tensor<"float64">>();
expectTypeOf(matmul(u8, flags)).toEqualTypeOf<Tensor<"int32">>();
expectTypeOf(add(some, f32)).toExtend<Tensor>();
// @ts-expect-error plain arrays are not tensors
add(f32, [1, 2]);
// @ts-expect-error one argument is missing
add(f32);

// As methods.
expectTypeOf(f32.add(1)).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(f32.add(f64)).toEqualTypeOf<Tensor<"float64">>();
expectTypeOf(f32.add(f64, { out: f64 })).toEqualTypeOf<Tensor<"float64">>();
expectTypeOf(i32.exp()).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(f32.exp({ out: f32 })).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(flags.where(i32, 0)).toEqualTypeOf<Tensor<"int32" | "float32">>();
expectTypeOf(f32.clip(0, 1)).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(f32.sum({ axis: 0 })).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(f32.greater(0).any()).toEqualTypeOf<Tensor<"bool">>();
expectTypeOf(f32.std({ correction: 1 })).toEqualTypeOf<Tensor<"float32">>();
expectTypeOf(f32.concat([f64])).toEqualTypeOf<Tensor<"float64">>();
expectTypeOf(f32.matmul(f32)).toEqualTypeOf<Tensor<"float32">>();
// @ts-expect-error only `var` and `std` have a correction
f32.sum({ correction: 1 });

// A tensor of a known dtype is a tensor.
expectTypeOf<Tensor<"bool">>().toExtend<Tensor>();

expectTypeOf(explain(sigmoid, f32)).toEqualTypeOf<Explanation>();
expectTypeOf(explain(add, f32, 1)).toEqualTypeOf<Explanation>();
expectTypeOf(explain(sum, f32)).toEqualTypeOf<Explanation>();
expectTypeOf(explain(softmax, f32)).toEqualTypeOf<Explanation[]>();
expectTypeOf(explain(matmul, f32, f32)).toEqualTypeOf<Explanation>();
