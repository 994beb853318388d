import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { add, explain, map, multiply, type Tensor, zip } from "../index.js";

const device = new EvaluatingBackend();

describe("map and zip", () => {
  test("apply a person's function to each element", () => {
    const x = device.tensor([0, 1, 2]);
    expect(map((v) => v * v + 1)(x).arraySync()).toEqual([1, 2, 5]);
    expect(zip((a, b, c) => a * b - c)(x, x, 1).arraySync()).toEqual([-1, 0, 3]);
  });

  test("give the function its scope", () => {
    const cube = (v: number) => v * v * v;
    const x = device.tensor([1, 2]);
    expect(map((v, { k, cube }) => k * cube(v), { k: 2, cube })(x).arraySync()).toEqual([2, 16]);
    expect(zip((a, b, { t }) => a + t * (b - a), { t: 0.5 })(x, 4).arraySync()).toEqual([2.5, 3]);
  });

  test("are shared between devices", () => {
    const other = new EvaluatingBackend({ name: "other" });
    const twice = map((v) => 2 * v);
    expect(twice(device.tensor([1])).device).toBe(device);
    expect(twice(other.tensor([1])).device).toBe(other);
  });

  test("compile once for each dtype", () => {
    const x = device.tensor([1]);
    const twice = zip((a, b) => a + b);
    const hashes = [1, 2, 0.5, true].map((b) => explain(twice, x, b).kernel.hash);
    expect(hashes[1]).toBe(hashes[0]);
    // Beside floats an integer and a fraction are the same float.
    expect(hashes[2]).toBe(hashes[0]);
    expect(hashes[3]).not.toBe(hashes[0]);
    expect(explain(twice, device.tensor([1], { dtype: "float64" }), 1).kernel.hash).not.toBe(hashes[0]);
  });

  test("a number counts as an integer beside integers only if it is one", () => {
    const x = device.tensor([1, 2], { dtype: "int32" });
    expect(add(x, 2).dtype).toBe("int32");
    expect(add(x, -0).dtype).toBe("int32");
    expect(add(x, 0.5).dtype).toBe("float32");
    expect(add(x, 2 ** 31).dtype).toBe("float32");
    expect(add(x, Number.NaN).dtype).toBe("float32");
    expect(add(x, true).arraySync()).toEqual([2, 3]);
  });

  test("broadcast as NumPy does", () => {
    const shapes = fc
      .array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 })
      .chain((shape) => fc.tuple(fc.constant(shape), flattened(shape), flattened(shape)));
    fc.assert(
      fc.property(shapes, ([, a, b]) => {
        const [x, y] = [a, b].map((shape) => counting(shape)) as [Tensor<"float32">, Tensor<"float32">];
        const result = zip((u, v) => 100 * u + v)(x, y);
        const shape = result.shape;
        expect(result.arraySync()).toEqual(
          add(multiply(x.broadcastTo(shape).copy(), 100), y.broadcastTo(shape).copy()).arraySync(),
        );
        expect(shape.length).toBe(Math.max(a.length, b.length));
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

/** The same shape with some dimensions of 1, and perhaps the first ones dropped. */
function flattened(shape: readonly number[]): fc.Arbitrary<number[]> {
  return fc
    .tuple(fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }), fc.nat(shape.length))
    .map(([ones, dropped]) => shape.map((n, d) => (ones[d] ? 1 : n)).slice(dropped));
}

function counting(shape: readonly number[]): Tensor<"float32"> {
  return device.arange(shape.reduce((a, b) => a * b, 1)).reshape(shape);
}

test("operations are named after their function", () => {
  expect(map((v) => v).name).toBe("map");
  expect(
    zip(function blend(a: number, b: number) {
      return a + b;
    }).name,
  ).toBe("blend");
  expect(add.name).toBe("add");
});

test("results of size 0 and of rank 0", () => {
  expect(add(device.zeros([0, 3]), device.zeros([3])).shape).toEqual([0, 3]);
  expect(add(device.tensor(1), 2).item()).toBe(3);
});
