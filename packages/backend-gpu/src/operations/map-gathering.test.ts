/** Maps through views of every kind, and into them. */
import { add, map, negative, type Tensor, zip } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { type Computed, expectSameBits, softwareDevice } from "../testing/devices.js";

const device = softwareDevice();
const step = zip((x, y) => 2 * x - y);
type Maker = Parameters<Computed>[0];

const counting = (on: Maker, shape: readonly number[], dtype: "float32" | "int32" | "uint8" = "float32") =>
  on
    .arange(
      shape.reduce((a, b) => a * b, 1),
      { dtype },
    )
    .reshape(shape);

describe("inputs", () => {
  it.each<[string, (x: Tensor) => Tensor]>([
    ["transposed", (x) => x.T],
    ["flipped", (x) => x.flip()],
    ["flipped along one axis", (x) => x.flip(1)],
    ["with gaps", (x) => x.slice({ start: 1, step: 2 }, { step: -3 })],
    ["a row, broadcast", (x) => x.at(2).broadcastTo([4, 6])],
    ["a column, broadcast", (x) => x.slice(null, [2, 3]).broadcastTo([6, 6])],
    ["of one element", (x) => x.at(3, 1)],
  ])("%s", (_, view) =>
    expectSameBits(device(), (on) => {
      const seen = view(counting(on, [6, 6]));
      return step(seen, seen.flip());
    }),
  );

  it("of seven axes in an order of their own", () =>
    expectSameBits(device(), (on) => {
      const x = counting(on, [2, 3, 1, 2, 2, 3, 2], "int32");
      const y = x.transpose([3, 5, 0, 6, 2, 1, 4]);
      return step(y, y.flip([0, 3, 5]));
    }));
});

/** `region` is written to, of twelve rows of ten. */
const regions: readonly [string, (whole: Tensor) => Tensor][] = [
  ["all of it, transposed", (whole) => whole.T],
  ["all of it, flipped", (whole) => whole.flip()],
  ["every second row", (whole) => whole.slice({ step: 2 })],
  ["every third column from the last", (whole) => whole.slice(null, { step: -3 })],
  ["a window, transposed", (whole) => whole.slice([2, 9], [3, 7]).T],
  ["a window, flipped along one axis", (whole) => whole.slice([2, 9, 3], [1, 8, 2]).flip(1)],
  ["the first row", (whole) => whole.at(0)],
  ["the last column", (whole) => whole.slice(null, -1)],
  ["one element", (whole) => whole.at(11, 9)],
  ["nothing", (whole) => whole.slice([3, 3])],
];

describe("outputs", () => {
  it.each(regions)("%s, and the rest stays", (_, region) =>
    expectSameBits(device(), (on) => {
      const whole = counting(on, [12, 10]);
      const out = region(whole);
      negative(counting(on, out.shape), { out });
      return whole;
    }),
  );

  it.each(regions)("%s of what was never written to", (_, region) =>
    expectSameBits(device(), (on) => {
      const whole = on.zeros([12, 10], { dtype: "int32" });
      const out = region(whole);
      step(counting(on, out.shape, "int32"), 7, { out });
      return whole;
    }),
  );

  it("in place, as it lies", () =>
    expectSameBits(device(), (on) => {
      const x = counting(on, [5, 7]);
      step(x, 3, { out: x });
      return step(x, x, { out: x });
    }));

  it("in place, a part of itself with gaps", () =>
    expectSameBits(device(), (on) => {
      const x = counting(on, [5, 8]);
      const part = x.slice({ step: 2 }, { start: 1, step: 3 });
      step(part, 0.5, { out: part });
      return x;
    }));

  it("one after another into neighbouring parts", () =>
    expectSameBits(device(), (on) => {
      const x = on.zeros([6, 4]);
      for (let row = 0; row < 6; row++) add(on.full([4], row), 1, { out: x.at(row) });
      return x;
    }));
});

describe("no elements", () => {
  it.each([[[0]], [[3, 0, 2]], [[0, 0]]])("of shape %j", (shape) =>
    expectSameBits(device(), (on) => step(on.zeros(shape), on.ones(shape))),
  );
});

describe("values", () => {
  const floats = [0, -0, Number.NaN, Infinity, -Infinity, 1.5, -3e30];

  it.each(floats)("the number %d is handed over as it is", async (number) => {
    const inverse = zip((x, y) => x + 1 / y);
    await expectSameBits(device(), (on) => inverse(on.zeros([2]), number));
    const copied = map((x, { y }) => (x > 0 ? x : y), { y: 0 });
    expect(await copied(device().tensor([number])).data()).toEqual(Float32Array.of(number > 0 ? number : 0));
  });

  it("a number that only changes its sign is seen", async () => {
    const inverse = zip((x, y) => x / y);
    const x = device().ones([1]);
    const results = [inverse(x, 0), inverse(x, -0), inverse(x, 0)];
    expect(await Promise.all(results.map((result) => result.array()))).toEqual([
      [Infinity],
      [-Infinity],
      [Infinity],
    ]);
  });

  it("integers wrap, in numbers too", () =>
    expectSameBits(device(), (on) => {
      const x = on.tensor([2 ** 31 - 1, -(2 ** 31), 123_456_789, -1], { dtype: "int32" });
      const wrap = zip((a, b) => a * b + 2147483647);
      return wrap(x, 987_654_321);
    }));

  it("bytes wrap where they are stored", () =>
    expectSameBits(device(), (on) => {
      const x = on.arange(256, { dtype: "uint8" });
      return step(x, x.flip());
    }));

  it("booleans are 0 and 1", () =>
    expectSameBits(device(), (on) => {
      const less = zip((a, b) => a < b);
      return less(on.tensor([1, 2, Number.NaN, -0]), on.tensor([2, 1, 0, 0]));
    }));
});
