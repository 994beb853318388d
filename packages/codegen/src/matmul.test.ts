import fc from "fast-check";
import { describe, it } from "vitest";
import { JavaScriptLoops, planMatmul } from "./index.js";
import { assertSameBits, makeView, places, type TestView, viewChoice } from "./testing/views.js";

const loops = new JavaScriptLoops();

const steps = {
  int32: (acc: number, a: number, b: number) => (acc + Math.imul(a, b)) | 0,
  float32: (acc: number, a: number, b: number) => Math.fround(acc + Math.fround(a * b)),
  float64: (acc: number, a: number, b: number) => acc + a * b,
};

/** The fold along k, output by output. */
function expected(dtype: keyof typeof steps, a: TestView, b: TestView, out: TestView): TestView["data"] {
  const data = out.data.slice() as TestView["data"];
  const [m, n] = out.layout.shape.slice(-2) as [number, number];
  const k = a.layout.shape.at(-1)!;
  const [atA, atB, atOut] = [places(a.layout), places(b.layout), places(out.layout)];
  atOut.forEach((at, index) => {
    const [batch, row, column] = [Math.floor(index / (m * n)), Math.floor(index / n) % m, index % n];
    let acc = 0;
    for (let p = 0; p < k; p++) {
      const left = a.data[atA[(batch * m + row) * k + p]!]!;
      const right = b.data[atB[(batch * k + p) * n + column]!]!;
      acc = steps[dtype](acc, left, right);
    }
    data[at] = acc;
  });
  return data;
}

function check(dtype: keyof typeof steps, a: TestView, b: TestView, out: TestView): void {
  const wanted = expected(dtype, a, b, out);
  const { loop } = loops.matmul(dtype);
  const { geometries, turns } = planMatmul(a.layout, b.layout, out.layout);
  for (const geometry of geometries) loop([a.data, b.data, out.data], geometry, 0, turns);
  assertSameBits(out.data, wanted);
}

const plain = { order: 0, flips: 0, gap: 1, broadcast: 31, plain: true };

describe("generated matmul", () => {
  it("folds each output from left to right, whatever the layouts", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("int32" as const, "float32" as const, "float64" as const),
        fc.array(fc.constantFrom(0, 1, 2, 3), { maxLength: 2 }),
        fc.tuple(
          fc.constantFrom(0, 1, 3, 4, 9),
          fc.constantFrom(0, 1, 2, 5, 13),
          fc.constantFrom(0, 1, 4, 6, 8),
        ),
        fc.tuple(viewChoice, viewChoice, viewChoice),
        fc.boolean(),
        (dtype, batch, [m, k, n], choices, ordinary) => {
          const a = makeView(dtype, [...batch, m, k], choices[0], 1, { ordinary });
          const b = makeView(dtype, [...batch, k, n], choices[1], 2, { ordinary });
          check(dtype, a, b, makeView(dtype, [...batch, m, n], choices[2], 3, { output: true }));
        },
      ),
      { seed: 4, numRuns: 400 },
    );
  });

  it.each([
    ["int32", [5, 300, 6]],
    ["float32", [6, 700, 9]],
    ["float32", [9, 257, 600]],
    ["float64", [4, 513, 1030]],
  ] as const)("goes on across blocks of k and of columns: %s %j", (dtype, [m, k, n]) => {
    const a = makeView(dtype, [m, k], plain, 5, { ordinary: true });
    const b = makeView(dtype, [k, n], plain, 6, { ordinary: true });
    check(dtype, a, b, makeView(dtype, [m, n], plain, 7));
  });
});
