import type { Backend, Tensor } from "@lockstep/core";
import { expectTypeOf, test } from "vitest";
import * as browser from "./browser.js";
import { type Adapter, type EngineName, type GpuBackend, type GpuOptions, gpu } from "./index.js";

test("a device is awaited, and is a backend", () => {
  expectTypeOf(gpu).returns.resolves.toEqualTypeOf<GpuBackend>();
  expectTypeOf<GpuBackend>().toExtend<Backend>();
  expectTypeOf<GpuBackend["adapter"]>().toEqualTypeOf<Adapter>();
  expectTypeOf<GpuBackend["name"]>().toEqualTypeOf<"gpu">();
});

test("options are names that exist", () => {
  expectTypeOf(gpu).parameter(0).toEqualTypeOf<GpuOptions | undefined>();
  expectTypeOf<NonNullable<GpuOptions["engine"]>>().toEqualTypeOf<EngineName>();
  // @ts-expect-error There is no such engine.
  void (() => gpu({ engine: "cuda" }));
  // @ts-expect-error A card is not something to take in a card's place.
  void (() => gpu({ allow: ["webgpu"] }));
});

test("a page has the same", () => {
  expectTypeOf(browser.gpu).toEqualTypeOf(gpu);
});

test("tensors of it are those of any device", async () => {
  const device = {} as GpuBackend;
  expectTypeOf(device.zeros([2], { dtype: "int32" })).toEqualTypeOf<Tensor<"int32">>();
});
