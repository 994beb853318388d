/** Folds run strictly from the first element to the last, whatever lies where. */
import { reduce, type Tensor } from "@lockstep/core";
import { expect, it } from "vitest";
import { expectSameBits, softwareDevice } from "../testing/devices.js";

const device = softwareDevice();
const horner = reduce((acc, x) => acc * 0.5 + x, 1);
const digits = reduce((acc, x) => acc * 31 + x, 7);
const alternating = reduce((acc, x, y) => x - acc * y, 0);

it.each([0, 1, 2, 100, 5000])("%i elements", async (length) => {
  await expectSameBits(device(), (on) => horner(on.arange(length)));
  await expectSameBits(device(), (on) => digits(on.arange(length, { dtype: "int32" })));
});

it.each<[string, (x: Tensor) => Tensor, number | number[]]>([
  ["rows", (x) => x, [1, 2]],
  ["columns", (x) => x, 0],
  ["the first and the last axis", (x) => x, [0, 2]],
  ["a transposed view", (x) => x.T, [0, 1]],
  ["a flipped view", (x) => x.flip(), [1, 2]],
  ["every second of a view", (x) => x.slice(null, { step: 2 }, { step: -2 }), 2],
  ["a view that repeats", (x) => x.at(1).broadcastTo([4, 5, 6]), 0],
])("of %s, in order", (_, view, axis) =>
  expectSameBits(device(), (on) => horner(view(on.arange(120).reshape([4, 5, 6])), { axis })),
);

it("of two operands, one of them a number or the same tensor", async () => {
  await expectSameBits(device(), (on) => alternating(on.arange(10), 0.75));
  await expectSameBits(device(), (on) => {
    const x = on.linspace(0, 1, 12).reshape([3, 4]);
    return alternating(x, x.flip(), { axis: 1 });
  });
});

it("into an output with gaps", () =>
  expectSameBits(device(), (on) => {
    const whole = on.arange(20).reshape([4, 5]);
    horner(on.arange(12).reshape([4, 3]), { axis: 1, out: whole.slice({ step: -1 }, 2) });
    return whole;
  }));

it("the order is that of the elements, not of any tree", async () => {
  const minus = reduce((acc, x) => acc - x * acc, 1);
  expect(await minus(device().tensor([0.5, 3, 0.25])).array()).toBe(1 * 0.5 * -2 * 0.75);
});
