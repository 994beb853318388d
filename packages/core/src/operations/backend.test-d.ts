import { expectTypeOf, test } from "vitest";
import type { Tensor } from "../tensor/tensor.js";
import type { Backend } from "./backend.js";

declare const device: Backend;

test("sequences are of the dtype that was asked for", () => {
  expectTypeOf(device.arange(3)).toEqualTypeOf<Tensor<"float32">>();
  expectTypeOf(device.arange(0, 3, 1, { dtype: "int32" })).toEqualTypeOf<Tensor<"int32">>();
  expectTypeOf(device.linspace(0, 1, 3, { dtype: "float64" })).toEqualTypeOf<Tensor<"float64">>();
  expectTypeOf(device.eye(2, { dtype: "bool" })).toEqualTypeOf<Tensor<"bool">>();
  expectTypeOf(device.eye(2, 3, { k: 1 })).toEqualTypeOf<Tensor<"float32">>();
});
