import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EvaluatingBackend } from "../../test/evaluating-backend.js";
import { refusal } from "../../test/refusal.js";
import { explain, matmul, type Tensor } from "../index.js";

const device = new EvaluatingBackend();

/** Small whole numbers, so that every order of summation gives the same. */
function counting(shape: readonly number[], from = 1): Tensor<"float32"> {
  const size = shape.reduce((a, b) => a * b, 1);
  return device.tensor(
    new Float32Array(size).map((_, i) => ((from + i) % 7) - 3),
    { shape },
  );
}

type Index = readonly number[];

/** The product by its definition, element by element. */
function expected(a: Tensor, b: Tensor): number[] {
  const rows = a.ndim === 1 ? a.reshape([1, -1]) : a;
  const columns = b.ndim === 1 ? b.reshape([-1, 1]) : b;
  const [m, k] = rows.shape.slice(-2) as [number, number];
  const n = columns.shape.at(-1)!;
  const rank = Math.max(rows.ndim, columns.ndim) - 2;
  const batch = Array.from({ length: rank }, (_, d) =>
    Math.max(rows.shape[d - rank - 2 + rows.ndim] ?? 1, columns.shape[d - rank - 2 + columns.ndim] ?? 1),
  );
  const empty = [...rows.shape.slice(0, -2), ...columns.shape.slice(0, -2)].includes(0);
  const indices = empty
    ? []
    : [...batch, m, n].reduce<Index[]>(
        (all, length) => all.flatMap((index) => Array.from({ length }, (_, i) => [...index, i])),
        [[]],
      );
  const at = (tensor: Tensor, index: Index, last: Index): number => {
    const own = index.slice(index.length - (tensor.ndim - 2));
    return Number(tensor.at(...own.map((i, d) => (tensor.shape[d] === 1 ? 0 : i)), ...last).item());
  };
  return indices.map((index) => {
    const [i, j] = index.slice(-2) as [number, number];
    let sum = 0;
    for (let p = 0; p < k; p++)
      sum += at(rows, index.slice(0, -2), [i, p]) * at(columns, index.slice(0, -2), [p, j]);
    return sum;
  });
}

describe("matmul", () => {
  test("of vectors, matrices and batches that broadcast", () => {
    const shape = fc.record({
      m: fc.integer({ min: 0, max: 3 }),
      k: fc.integer({ min: 0, max: 3 }),
      n: fc.integer({ min: 0, max: 3 }),
      batch: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean(), fc.boolean()), { maxLength: 2 }),
      dropped: fc.tuple(fc.nat(2), fc.nat(2)),
      vectors: fc.tuple(fc.boolean(), fc.boolean()),
    });
    fc.assert(
      fc.property(shape, ({ m, k, n, batch, dropped, vectors }) => {
        const batchOf = (side: 1 | 2) =>
          batch.map((part) => (part[side] ? 1 : part[0])).slice(dropped[side - 1]);
        const a = counting(vectors[0] ? [k] : [...batchOf(1), m, k]);
        const b = counting(vectors[1] ? [k] : [...batchOf(2), k, n], 4);
        const result = matmul(a, b);
        expect([...result.dataSync()]).toEqual(expected(a, b));
        if (vectors[0] && vectors[1]) expect(result.shape).toEqual([]);
        if (!vectors[0] && vectors[1]) expect(result.shape).toEqual([...batchOf(1), m]);
        if (vectors[0] && !vectors[1]) expect(result.shape).toEqual([...batchOf(2), n]);
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  test("of transposed and flipped views", () => {
    const a = counting([3, 2]);
    const b = counting([4, 3], 2);
    expect([...matmul(a.T, b.T).dataSync()]).toEqual(expected(a.T.copy(), b.T.copy()));
    expect([...matmul(a.T.flip(1), b.flip().T).dataSync()]).toEqual(
      expected(a.T.flip(1).copy(), b.flip().T.copy()),
    );
  });

  test("sums from left to right, rounding each product and each sum", () => {
    const random = (seed: number) =>
      Float32Array.from({ length: 100 }, (_, i) => Math.sin(seed * (i + 1)) * 10 ** (i % 5));
    const [a, b] = [random(1.5), random(2.5)];
    let sum = 0;
    for (let i = 0; i < 100; i++) sum = Math.fround(sum + Math.fround(a[i]! * b[i]!));
    expect(matmul(device.tensor(a), device.tensor(b)).item()).toBe(sum);
  });

  test("of several dtypes is computed in the promoted one", () => {
    const bytes = device.tensor([200, 100], { dtype: "uint8" });
    expect(matmul(bytes, bytes).dtype).toBe("int32");
    expect(matmul(bytes, bytes).item()).toBe(50000);
    const flags = device.tensor([
      [true, false],
      [true, true],
    ]);
    expect(matmul(flags, flags).arraySync()).toEqual([
      [1, 0],
      [2, 1],
    ]);
    const mixed = matmul(flags, device.tensor([0.5, 0.25], { dtype: "float64" }));
    expect(mixed.dtype).toBe("float64");
    expect(mixed.arraySync()).toEqual([0.5, 0.75]);
    const big = device.tensor([65536, 1], { dtype: "int32" });
    expect(matmul(big, big).item()).toBe(1);
  });

  test("fills out, whichever way it lies", () => {
    const a = counting([2, 3]);
    const b = counting([3, 2]);
    const wanted = expected(a, b);
    const out = device.zeros([2, 2]);
    expect(matmul(a, b, { out })).toBe(out);
    expect([...out.dataSync()]).toEqual(wanted);
    const turned = device.zeros([2, 2]);
    matmul(a, b, { out: turned.T });
    expect([...turned.T.dataSync()]).toEqual(wanted);
    const wide = device.zeros([2], { dtype: "float64" });
    matmul(a, device.ones([3]), { out: wide });
    expect([...wide.dataSync()]).toEqual(expected(a, device.ones([3])));
  });

  test("may write over what it reads", () => {
    const a = counting([2, 2]);
    const wanted = expected(a, a);
    matmul(a, a, { out: a });
    expect([...a.dataSync()]).toEqual(wanted);
  });

  test("gives temporaries back", () => {
    const a = counting([2, 2]);
    const bytes = device.ones([2, 2], { dtype: "uint8" });
    const before = device.memory().storages;
    matmul(a, bytes, { out: a });
    expect(device.memory().storages).toBe(before);
  });

  test("refuses shapes that do not fit, scalars and numbers", () => {
    const a = counting([2, 3]);
    expect(() => matmul(a, a)).toThrow(refusal("SHAPE_MISMATCH"));
    expect(() => matmul(a, a)).toThrow("matmul of shapes [2, 3] and [2, 3]");
    expect(() => matmul(a, device.tensor(1))).toThrow(refusal("SHAPE_MISMATCH"));
    expect(() => matmul(counting([2, 1, 1]), counting([3, 1, 1]))).toThrow(refusal("SHAPE_MISMATCH"));
    expect(() => matmul(a, 2 as never)).toThrow(refusal("ARGUMENT_INVALID"));
    expect(() => matmul(a, new EvaluatingBackend().zeros([3]))).toThrow(refusal("BACKEND_MISMATCH"));
    expect(() => matmul(a, a.T, { out: device.zeros([3, 3]) })).toThrow(refusal("SHAPE_MISMATCH"));
    expect(() => matmul(a, a.T, { out: device.zeros([2, 2], { dtype: "int32" }) })).toThrow(
      refusal("DTYPE_MISMATCH"),
    );
  });

  test("is explained in the shape of its result", () => {
    expect(explain(matmul, counting([2, 3]), counting([3])).output).toEqual({ dtype: "float32", shape: [2] });
  });
});
