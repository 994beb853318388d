import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import { add, map, type Tensor, zip } from "../index.js";

const device = new EvaluatingBackend();

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
