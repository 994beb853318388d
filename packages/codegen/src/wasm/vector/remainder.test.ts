import { describe, expect, it } from "vitest";
import { mapOf } from "../../testing/kernels.js";
import { doubles, floats, integers, pairsOf, randoms } from "../../testing/numbers.js";
import { vectorMap } from "../../testing/vector-maps.js";

type NumberDtype = "int32" | "float32" | "float64";

/** Both columns through `%` in vectors and one by one; −0 is not 0. */
function check(dtype: NumberDtype, [a, b]: readonly [readonly number[], readonly number[]]): void {
  const kernel = mapOf((x: number, y: number) => x % y, [dtype, dtype]);
  const results = vectorMap(kernel, [
    { dtype, values: a },
    { dtype, values: b },
  ]);
  const wrong = results.flatMap((result, i) => {
    const [x, y] = [a[i]!, b[i]!];
    const wanted = dtype === "int32" ? (x % y) | 0 : x % y;
    return Object.is(result, wanted) ? [] : [`${x} % ${y} = ${result}, not ${wanted}`];
  });
  expect(wrong).toEqual([]);
}

const random = randoms(3);
const sign = () => (random() < 0.5 ? -1 : 1);
const float = (exponents: number) =>
  sign() * (1 + random() + random() * 2 ** -27) * 2 ** (random() * exponents);

describe("remainders in vectors", () => {
  it("are those of JavaScript for every pair of edges", () => {
    check("float64", pairsOf(doubles, doubles));
    check("float32", pairsOf(floats, floats));
    check("int32", pairsOf(integers, integers));
  });

  it("are exact whatever the quotient's size", () => {
    for (const exponents of [2, 26, 27, 28, 60, 900]) {
      const b = Array.from({ length: 2000 }, () => float(20));
      check("float64", [b.map(() => float(exponents)), b]);
      check("float64", [b, b.map(() => float(exponents))]);
      if (exponents < 100) check("float32", [b.map(() => Math.fround(float(exponents))), b.map(Math.fround)]);
    }
  });

  it("are exact next to whole quotients, where division rounds up", () => {
    const a: number[] = [];
    const b: number[] = [];
    for (let i = 0; i < 3000; i++) {
      const divisor = float(10);
      const product = divisor * Math.floor(random() * 2 ** (i % 30));
      const ulp = Math.abs(product) * 2 ** -52;
      for (const near of [product, product - ulp, product + ulp]) {
        a.push(near);
        b.push(divisor);
      }
    }
    check("float64", [a, b]);
    check("float32", [a.map(Math.fround), b.map(Math.fround)]);
  });

  it("are exact where either side is as small or as large as can be", () => {
    const small = Array.from({ length: 400 }, () => float(60) * 2 ** -1060);
    const large = Array.from({ length: 400 }, () => float(60) * 2 ** 960);
    for (const a of [small, large]) for (const b of [small, large]) check("float64", [a, b]);
  });

  it("ask the platform only for the lanes that need it, and mix", () => {
    const a = Array.from({ length: 37 }, (_, i) => (i % 5 === 2 ? 1e300 : i * 1.25));
    check("float64", [a, a.map((_, i) => (i % 7 === 3 ? 0 : 0.7))]);
  });
});
