import { expectTypeOf, test } from "vitest";
import type { Device } from "../backend/device.js";
import type { Dtype } from "../dtype/dtype.js";
import type { NestedArray } from "./nesting.js";
import type { Tensor } from "./tensor.js";

declare const device: Device;

test("the dtype of a new tensor follows from its values", () => {
  expectTypeOf(device.tensor(1)).toEqualTypeOf<Tensor<"float32">>();
  expectTypeOf(device.tensor([[1], [2]])).toEqualTypeOf<Tensor<"float32">>();
  expectTypeOf(device.tensor([])).toEqualTypeOf<Tensor<"float32">>();
  expectTypeOf(device.tensor([1, true])).toEqualTypeOf<Tensor<"float32">>();
  expectTypeOf(device.tensor(true)).toEqualTypeOf<Tensor<"bool">>();
  expectTypeOf(device.tensor([[true], [false]])).toEqualTypeOf<Tensor<"bool">>();
  expectTypeOf(device.tensor(new Float32Array(1))).toEqualTypeOf<Tensor<"float32">>();
  expectTypeOf(device.tensor(new Float64Array(1))).toEqualTypeOf<Tensor<"float64">>();
  expectTypeOf(device.tensor(new Int32Array(1))).toEqualTypeOf<Tensor<"int32">>();
  expectTypeOf(device.tensor([new Uint8Array(1)])).toEqualTypeOf<Tensor<"uint8">>();
});

test("a dtype that is told has the last word", () => {
  expectTypeOf(device.tensor([1], { dtype: "int32" })).toEqualTypeOf<Tensor<"int32">>();
  expectTypeOf(device.tensor(new Float64Array(1), { dtype: "float32" })).toEqualTypeOf<Tensor<"float32">>();
  expectTypeOf(device.tensor([1], { shape: [1, 1] })).toEqualTypeOf<Tensor<"float32">>();
  expectTypeOf(device.tensor([1], { dtype: "int32" as Dtype })).toEqualTypeOf<Tensor<Dtype>>();
});

test("the other ways of making one", () => {
  expectTypeOf(device.zeros([2])).toEqualTypeOf<Tensor<"float32">>();
  expectTypeOf(device.ones(2, { dtype: "bool" })).toEqualTypeOf<Tensor<"bool">>();
  expectTypeOf(device.full(2, 1)).toEqualTypeOf<Tensor<"float32">>();
  expectTypeOf(device.full(2, true)).toEqualTypeOf<Tensor<"bool">>();
  expectTypeOf(device.full(2, 1, { dtype: "uint8" })).toEqualTypeOf<Tensor<"uint8">>();
});

test("what is read has the dtype's types", () => {
  const floats = device.zeros(2);
  const bools = device.zeros(2, { dtype: "bool" });
  expectTypeOf(floats.dataSync()).toEqualTypeOf<Float32Array>();
  expectTypeOf(floats.data()).toEqualTypeOf<Promise<Float32Array>>();
  expectTypeOf(bools.dataSync()).toEqualTypeOf<Uint8Array>();
  expectTypeOf(floats.item()).toEqualTypeOf<number>();
  expectTypeOf(bools.item()).toEqualTypeOf<boolean>();
  expectTypeOf(bools.array()).toEqualTypeOf<Promise<NestedArray<boolean>>>();
  expectTypeOf(floats.array<number[][]>()).toEqualTypeOf<Promise<number[][]>>();
  // @ts-expect-error floats are not booleans
  floats.arraySync<boolean[]>();
  expectTypeOf(device.tensor(floats.arraySync())).toEqualTypeOf<Tensor<"float32">>();
});

test("views keep the dtype, astype changes it, and any tensor is a Tensor", () => {
  const x = device.zeros([2, 3], { dtype: "int32" });
  expectTypeOf(x.T).toEqualTypeOf<Tensor<"int32">>();
  expectTypeOf(x.slice([0, 2], null)).toEqualTypeOf<Tensor<"int32">>();
  expectTypeOf(x.astype("float64")).toEqualTypeOf<Tensor<"float64">>();
  expectTypeOf(x.to(device)).toEqualTypeOf<Promise<Tensor<"int32">>>();
  expectTypeOf(x).toExtend<Tensor>();
  expectTypeOf(device.zeros(1)).not.toExtend<Tensor<"int32">>();
});

test("a scope returns what its function returns", () => {
  expectTypeOf(device.scope(() => 1)).toEqualTypeOf<number>();
  expectTypeOf(device.scope(async () => device.ones(1))).toEqualTypeOf<Promise<Tensor<"float32">>>();
});

test("strings, bigints and unknown dtypes do not compile", () => {
  // @ts-expect-error strings are not elements
  device.tensor(["1"]);
  // @ts-expect-error bigints are not elements
  device.tensor([1n]);
  // @ts-expect-error there is no such dtype
  device.zeros(1, { dtype: "float16" });
});
