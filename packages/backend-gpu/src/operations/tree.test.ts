/** Reductions on the fixed tree give the very bits of the reference. */
import { all, any, max, min, prod, reduce, sum, type Tensor, zip } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { type Computed, expectSameBits, softwareDevice } from "../testing/devices.js";

const device = softwareDevice();

/** Floats whose sum depends on its order, and on every bit. */
function uneven(on: Parameters<Computed>[0], shape: readonly number[]): Tensor<"float32"> {
  const size = shape.reduce((a, b) => a * b, 1);
  const values = Float32Array.from(
    { length: size },
    (_, i) => ((((i + 1) * 2654435761) % 2 ** 32) - 2 ** 31) / 2 ** (20 + (i % 9)),
  );
  return on.tensor(values, { shape });
}

const times = reduce((a, b) => a * b, 1, { associative: true });
const nearOne = zip((x, scale) => 1 + x * scale);
const dot = reduce((acc, x, y) => acc + x * y, 0.25);

describe.each([1, 2, 15, 16, 17, 31, 1023, 1024, 1025, 16_384, 16_385, 300_000])("%i elements", (length) => {
  it.each<[string, (x: Tensor) => Tensor]>([
    ["are added", (x) => sum(x)],
    ["have a greatest", (x) => max(x)],
    ["are multiplied by a promised function", (x) => times(nearOne(x, 2 ** -20))],
    ["meet those of another order", (x) => dot(x, x.flip())],
  ])("%s", (_, operation) => expectSameBits(device(), (on) => operation(uneven(on, [length]))));
});

describe("along axes", () => {
  it.each<[string, readonly number[], number | number[]]>([
    ["the first", [1025, 3], 0],
    ["the last", [3, 1025], 1],
    ["the middle", [3, 40, 5], 1],
    ["two that lie apart", [30, 4, 35], [0, 2]],
    ["two neighbours", [4, 30, 35], [1, 2]],
    ["all of five", [2, 3, 4, 5, 9], [0, 1, 2, 3, 4]],
    ["three of six", [2, 3, 4, 5, 2, 3], [1, 3, 5]],
    ["one of length 1", [7, 1, 2], 1],
  ])("%s", async (_, shape, axis) => {
    await expectSameBits(device(), (on) => sum(uneven(on, shape), { axis }));
    await expectSameBits(device(), (on) => max(uneven(on, shape), { axis, keepdims: true }));
  });

  it("of views that step, flip and repeat", async () => {
    await expectSameBits(device(), (on) => sum(uneven(on, [60, 50]).T.flip(0), { axis: 0 }));
    await expectSameBits(device(), (on) => sum(uneven(on, [60, 50]).slice({ step: 3 }, { step: -2 })));
    await expectSameBits(device(), (on) => sum(uneven(on, [50]).broadcastTo([60, 50]), { axis: 0 }));
  });

  it("into an output that is a view with gaps", () =>
    expectSameBits(device(), (on) => {
      const whole = uneven(on, [9, 2]);
      sum(uneven(on, [4, 100]), { axis: 1, out: whole.slice([1, 9, 2], 1) });
      return whole;
    }));
});

describe("of nothing", () => {
  it.each<[string, (x: Tensor) => Tensor]>([
    ["a sum", (x) => sum(x, { axis: 0 })],
    ["a product", (x) => prod(x, { axis: 0 })],
    ["whether all are", (x) => all(x, { axis: 0 })],
    ["whether any is", (x) => any(x, { axis: 0 })],
  ])("%s is its first value", (_, operation) =>
    expectSameBits(device(), (on) => operation(on.zeros([0, 3]))),
  );

  it("no sums of no rows", () => expectSameBits(device(), (on) => sum(on.zeros([3, 0, 2]), { axis: 0 })));
});

describe("values", () => {
  it("a sum of −0 alone, and NaN among the greatest and least", async () => {
    await expectSameBits(device(), (on) => sum(on.full([40], -0)));
    await expectSameBits(device(), (on) => max(on.tensor([-0, 0, -0])));
    const [most, least] = [max, min].map((of) => of(device().tensor([1, Number.NaN, 3])));
    expect(await Promise.all([most!.array(), least!.array()])).toEqual([Number.NaN, Number.NaN]);
  });

  it("sums of integers wrap, those of bytes and booleans count", async () => {
    await expectSameBits(device(), (on) => sum(on.full([3000], 2 ** 30 + 1, { dtype: "int32" })));
    await expectSameBits(device(), (on) => sum(on.full([3000], 255, { dtype: "uint8" })));
    await expectSameBits(device(), (on) => sum(on.ones([3000], { dtype: "bool" })));
  });
});
