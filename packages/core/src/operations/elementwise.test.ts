import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
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

describe("out", () => {
  const twice = map((v) => 2 * v);

  test("is filled and returned", () => {
    const out = device.zeros([2]);
    expect(twice(device.tensor([1, 2]), { out })).toBe(out);
    expect(out.arraySync()).toEqual([2, 4]);
  });

  test("may be an input", () => {
    const x = device.tensor([1, 2]);
    add(x, x, { out: x });
    expect(x.arraySync()).toEqual([2, 4]);
  });

  test("may hold a wider dtype", () => {
    const out = device.zeros([2], { dtype: "float64" });
    twice(device.tensor([1, 2]), { out });
    expect(out.arraySync()).toEqual([2, 4]);
  });

  test("may be a view with strides", () => {
    const whole = device.zeros([2, 2]);
    twice(device.tensor([1, 2]), { out: whole.slice(null, 1) });
    expect(whole.arraySync()).toEqual([
      [0, 2],
      [0, 4],
    ]);
  });

  test("may overlap an input in another order", () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), fc.boolean(), (from, to, flip) => {
        const x = device.arange(8);
        const input = x.slice([from, from + 4]);
        const expected = [0, 1, 2, 3].map((i) => 10 * (from + (flip ? 3 - i : i)));
        zip((a, b) => a * b)(flip ? input.flip() : input, 10, { out: x.slice([to, to + 4]) });
        expect(x.slice([to, to + 4]).arraySync()).toEqual(expected);
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  test("may overlap an input that is broadcast", () => {
    const x = device.tensor([
      [1, 2],
      [3, 4],
    ]);
    add(x, x.at(0), { out: x });
    expect(x.arraySync()).toEqual([
      [2, 4],
      [4, 6],
    ]);
  });

  test("through a temporary, which is given back", () => {
    const x = device.arange(4);
    const before = device.memory();
    add(x, x.flip(), { out: x });
    expect(x.arraySync()).toEqual([3, 3, 3, 3]);
    expect(device.memory().storages).toBe(before.storages);
  });

  test("of another shape, dtype, device or kind is refused, and not written to", () => {
    const x = device.tensor([1, 2]);
    const narrow = device.zeros([2], { dtype: "int32" });
    expect(() => twice(x, { out: device.zeros([3]) })).toThrow(refusal("SHAPE_MISMATCH"));
    expect(() => twice(x, { out: device.zeros([1, 2]) })).toThrow(refusal("SHAPE_MISMATCH"));
    expect(() => twice(x, { out: narrow })).toThrow(refusal("DTYPE_MISMATCH"));
    expect(() => twice(x, { out: device.zeros([1]).broadcastTo([2]) })).toThrow(refusal("OUT_OVERLAP"));
    expect(() => twice(x, { out: new EvaluatingBackend().zeros([2]) })).toThrow(refusal("BACKEND_MISMATCH"));
    expect(() => twice(x, { out: [0, 0] as never })).toThrow(refusal("ARGUMENT_INVALID"));
    const gone = device.zeros([2]);
    gone.dispose();
    expect(() => twice(x, { out: gone })).toThrow(refusal("DISPOSED"));
    expect(narrow.arraySync()).toEqual([0, 0]);
  });

  test("is refused the same way on the second call, when the kernel is there", () => {
    const x = device.tensor([1, 2]);
    twice(x, { out: device.zeros([2]) });
    add(x, x, { out: device.zeros([2]) });
    for (const out of [
      device.zeros([3]),
      device.zeros([1]).broadcastTo([2]),
      device.zeros([2], { dtype: "bool" }),
    ]) {
      expect(() => twice(x, { out })).toThrow(refusal(codeFor(out)));
      expect(() => add(x, x, { out })).toThrow(refusal(codeFor(out)));
      expect(() => add(x, 1, { out })).toThrow(refusal(codeFor(out)));
    }
    const gone = device.tensor([1, 2]);
    gone.dispose();
    const out = device.zeros([2]);
    expect(() => add(x, gone, { out })).toThrow(refusal("DISPOSED"));
    expect(() => add(x, new EvaluatingBackend().tensor([1, 2]), { out })).toThrow(
      refusal("BACKEND_MISMATCH"),
    );
    expect(() => add(1, 2, { out })).toThrow(refusal("ARGUMENT_INVALID"));
    expect(out.arraySync()).toEqual([0, 0]);
  });
});

const codeFor = (out: Tensor) =>
  out.size === 3 ? "SHAPE_MISMATCH" : out.dtype === "bool" ? "DTYPE_MISMATCH" : "OUT_OVERLAP";

describe("refusals", () => {
  const x = device.tensor([1, 2, 3]);

  const messageOf = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error("Nothing was refused");
  };

  test("name the operation, both shapes and the dimension", () => {
    const message = messageOf(() => add(x, device.zeros([2, 4])));
    expect(message).toMatch(/^SHAPE_MISMATCH: add: shapes \[3\] and \[2, 4\] .* axis -1 .* 3 and 4/);
    expect(
      messageOf(() =>
        zip(function blend(a: number, b: number) {
          return a + b;
        })(x, device.zeros([2])),
      ),
    ).toContain("blend: shapes");
  });

  test("name both backends", () => {
    const other = new EvaluatingBackend({ name: "other" });
    expect(messageOf(() => add(x, other.tensor([1])))).toMatch(
      /^BACKEND_MISMATCH: add .* 'plain' and 'other'/,
    );
    expect(messageOf(() => add(x, new EvaluatingBackend().tensor([1])))).toContain("two devices");
  });

  test("say how to make a tensor of an array", () => {
    for (const wrong of [[1, 2, 3], new Float32Array(3)]) {
      const message = messageOf(() => add(x, wrong as never));
      expect(message).toMatch(/^ARGUMENT_INVALID: The second argument of add is an? (array|Float32Array)/);
      expect(message).toContain("device.tensor(");
    }
  });

  test("of arguments that are missing, too many, or no values", () => {
    const bad: ((...args: unknown[]) => unknown)[] = [add as never, zip((a, b) => a * b) as never];
    for (const operation of bad) {
      expect(() => operation(x)).toThrow(refusal("ARGUMENT_INVALID"));
      expect(() => operation(x, x, x)).toThrow(refusal("ARGUMENT_INVALID"));
      expect(() => operation(x, "1")).toThrow(refusal("ARGUMENT_INVALID"));
      expect(() => operation(x, null)).toThrow(refusal("ARGUMENT_INVALID"));
      expect(() => operation(x, 1n)).toThrow(refusal("ARGUMENT_INVALID"));
      expect(() => operation(1, 2)).toThrow(refusal("ARGUMENT_INVALID"));
    }
    const three = zip((a, b, c) => a + b + c) as (...args: unknown[]) => unknown;
    expect(() => three(x, x)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => three(x, x, x, x)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => (map((v) => v) as (...args: unknown[]) => unknown)()).toThrow(refusal("ARGUMENT_INVALID"));
  });

  test("of options that do not exist", () => {
    expect(() => add(x, x, { into: x } as never)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => map((v) => v)(x, 3 as never)).toThrow(refusal("ARGUMENT_INVALID"));
  });

  test("of disposed tensors and devices", async () => {
    const gone = device.tensor([1]);
    gone.dispose();
    expect(() => add(x, gone)).toThrow(refusal("DISPOSED"));
    const ended = new EvaluatingBackend();
    const orphan = ended.tensor([1]);
    map((v) => v)(orphan, { out: orphan });
    await ended.dispose();
    expect(() => map((v) => v)(orphan)).toThrow(refusal("DISPOSED"));
    expect(() => map((v) => v)(orphan, { out: orphan })).toThrow(refusal("DISPOSED"));
  });

  test("of functions with another number of values, when the operation is made", () => {
    expect(() => map((() => 1) as never)).toThrow(refusal("KERNEL_ARITY"));
    expect(() => map(((a: number, b: number) => a + b) as never)).toThrow(refusal("KERNEL_ARITY"));
    expect(() => zip((a) => a)).toThrow(refusal("KERNEL_ARITY"));
    expect(() => map(3 as never)).toThrow(refusal("ARGUMENT_INVALID"));
  });

  test("of what lies outside the kernel language, when the operation is made", () => {
    const outside = 3;
    expect(() => map((v) => v * outside)).toThrow(refusal("KERNEL_CAPTURE"));
    expect(() => map((v, { k }) => v * k, {} as { k: number })).toThrow(refusal("KERNEL_SCOPE_VALUE"));
  });
});

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
