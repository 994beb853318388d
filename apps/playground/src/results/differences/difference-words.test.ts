import { expect, test } from "vitest";
import { compare, type Difference } from "./difference.js";
import { greatestRows, verdict } from "./difference-words.js";

const of = (...values: number[]) =>
  ({ dtype: "float32", shape: [values.length], data: Float32Array.from(values) }) as const;

test("one line says it", () => {
  expect(verdict(compare(of(1, 2), of(1, 2)))).toBe("the same bits");
  expect(verdict(compare(of(0, 2), of(-0, 2)))).toBe("1 zero of another sign, else the same");
  expect(verdict(compare(of(1, 2), of(1)))).toBe("cannot be compared: its shape is [2], the reference's [1]");
  expect(verdict(compare(of(1 + 2 ** -23, 2, 3, 4), of(1, 2, 3, 4)))).toBe(
    "1 of 4 elements differ (25.0\u00a0%), by 1 ULP at most",
  );
});

test("the greatest differences are told with their place and both values", () => {
  const rows = greatestRows(compare(of(1.5, Number.NaN), of(1, 0)) as Difference, "float32");
  expect(rows).toEqual([
    { name: "largest difference", by: "0.5", where: "[0]", expected: "1", actual: "1.5" },
    { name: "largest relative", by: "0.5", where: "[0]", expected: "1", actual: "1.5" },
    { name: "largest in ULP", by: "4,194,000", where: "[0]", expected: "1", actual: "1.5" },
    { name: "NaN in one only", by: "1", where: "[1]", expected: "0", actual: "NaN" },
  ]);
});

test("what has no bound says so", () => {
  expect(greatestRows(compare(of(1), of(0)) as Difference, "float32")[1]).toMatchObject({ by: "no bound" });
});
