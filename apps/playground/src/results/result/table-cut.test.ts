import { expect, test } from "vitest";
import { tableOf } from "./table-cut.js";

const counting = (shape: number[]) => ({
  dtype: "int32" as const,
  shape,
  data: Int32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
});

test("a list has a row for each element", () => {
  expect(tableOf(counting([2]))).toEqual({
    columns: [0],
    rows: [
      { name: "0", values: [0] },
      { name: "1", values: [1] },
    ],
  });
});

test("all dimensions but the last are in the names of rows", () => {
  const { columns, rows } = tableOf(counting([2, 2, 3]));
  expect(columns).toEqual([0, 1, 2]);
  expect(rows.map(({ name }) => name)).toEqual(["0, 0", "0, 1", "1, 0", "1, 1"]);
  expect(rows[2]!.values).toEqual([6, 7, 8]);
});

test("what is cut is told", () => {
  const long = tableOf(counting([1048576]));
  expect(long.rows).toHaveLength(1000);
  expect(long.cut).toBe("first 1,000 of 1,048,576 rows");
  const wide = tableOf(counting([512, 512]));
  expect(wide.rows).toHaveLength(100);
  expect(wide.rows[1]!.values[0]).toBe(512);
  expect(wide.cut).toBe("first 100 of 512 rows, first 20 of 512 columns");
});

test("scalars and empty results", () => {
  expect(tableOf(counting([])).rows).toEqual([{ name: "", values: [0] }]);
  expect(tableOf(counting([0])).rows).toEqual([]);
  expect(tableOf(counting([3, 0])).rows).toEqual([]);
});
