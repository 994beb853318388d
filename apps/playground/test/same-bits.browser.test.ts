/** Changing where it runs changes no bit: large operations on this page, with one core and with threads. */
import { cpu } from "@lockstep/backend-cpu";
import { workers } from "@lockstep/backend-workers";
import { type Backend, map, matmul, reduce, type Tensor, type TypedArray, zip } from "@lockstep/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const logistic = map((x) => 1 / (1 + Math.exp(-x)));
const waves = zip((x, y) => Math.sin(x) * Math.tanh(y) + Math.log(Math.abs(x * y) + 1));
const orbit = map((x) => {
  let y = 0;
  let steps = 0;
  while (y < 2 && steps < 200) {
    y = y * y + x;
    steps++;
  }
  return y * steps;
});
const squares = reduce((acc, x) => acc + x * x, 0);
const folded = reduce((acc, x) => acc * 0.5 + x, 0);
const largest = reduce((acc, x) => Math.max(acc, x), Number.NEGATIVE_INFINITY);

/** A million numbers and some, in no order, some of them special. */
function numbers(length: number): Float32Array {
  let state = 12345;
  return Float32Array.from({ length }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return i % 10_007 === 0 ? -0 : state / 2 ** 29;
  });
}

const cases: Readonly<Record<string, (x: Tensor, y: Tensor) => Tensor>> = {
  "a map": (x) => logistic(x),
  "a map of two": (x, y) => waves(x, y),
  "a map with a loop that varies": (x) => orbit(x),
  "a map of strided views": (x, y) => waves(x.T, y.T.flip()),
  "a map of a row with a matrix": (x, y) => waves(x, y.slice(0)),
  "a sum of all": (x) => squares(x),
  "sums of rows": (x) => squares(x, { axis: 1 }),
  "sums of columns": (x) => squares(x, { axis: 0 }),
  "folds of columns": (x) => folded(x, { axis: 0 }),
  "a largest": (x) => largest(x),
  "a softmax": (x) => x.softmax({ axis: 1 }),
  "a running sum": (x) => x.cumsum({ axis: 1 }),
  "places of the largest": (x) => x.argmax({ axis: 1 }),
  "a matrix product": (x, y) => matmul(x.slice([0, 300]), y.T.slice(null, [0, 280])),
  "a chain": (x, y) => squares(waves(logistic(x), y).T, { axis: 0 }),
};

const shape = [1003, 1009];
const data = [numbers(shape[0]! * shape[1]!), numbers(shape[0]! * shape[1]! + 7).subarray(7)] as const;

const result = async (device: Backend, run: (x: Tensor, y: Tensor) => Tensor): Promise<TypedArray> => {
  const [x, y] = data.map((values) => device.tensor(values, { shape })) as [Tensor, Tensor];
  try {
    return await run(x, y).data();
  } finally {
    x.dispose();
    y.dispose();
  }
};

const bits = ({ buffer, byteOffset, byteLength }: TypedArray) =>
  new Uint8Array(buffer, byteOffset, byteLength);

describe.each([1, 2, 3, 8])("with %i threads", (threads) => {
  let one: Backend;
  let many: Backend;

  beforeAll(async () => {
    one = cpu();
    many = await workers({ threads });
  });

  afterAll(async () => {
    await one.dispose();
    await many.dispose();
  });

  test.each(Object.entries(cases))("%s", async (_, run) => {
    const [expected, got] = [await result(one, run), await result(many, run)];
    expect(got.constructor).toBe(expected.constructor);
    expect(got.length).toBe(expected.length);
    // Compared by hand: a failed comparison of millions of elements would take minutes to print.
    const [a, b] = [bits(expected), bits(got)];
    expect(a.findIndex((byte, at) => byte !== b[at])).toBe(-1);
  });
});
