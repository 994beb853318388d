import { describe, expect, it } from "vitest";
import { integers, pairsOf } from "../../testing/numbers.js";
import { constant, convert, expressionKernel, operator, read } from "../../testing/tree-kernels.js";
import { vectorMap } from "../../testing/vector-maps.js";

const counts = [0, 1, 5, 16, 31, 32, 33, 63, -1, -32, 2 ** 31 - 1];
const shifts = [
  ["shiftLeft", (x: number, by: number) => x << by],
  ["shiftRight", (x: number, by: number) => x >> by],
  ["shiftRightUnsigned", (x: number, by: number) => (x >>> by) | 0],
] as const;

describe.each(shifts)("%s in vectors", (op, wanted) => {
  it("takes another count in each lane", () => {
    const [values, by] = pairsOf(integers, counts);
    const kernel = expressionKernel(["int32", "int32"], operator(op, read("int32", 0), read("int32", 1)));
    const results = vectorMap(kernel, [
      { dtype: "int32", values },
      { dtype: "int32", values: by },
    ]);
    expect(results).toEqual(values.map((x, i) => wanted(x, by[i]!)));
  });

  it.each(counts)("takes the same count, %d, in all", (count) => {
    const by = operator("add", constant("int32", count), constant("int32", 0));
    const kernel = expressionKernel(["int32"], operator(op, read("int32", 0), by));
    const results = vectorMap(kernel, [{ dtype: "int32", values: integers }]);
    expect(results).toEqual(integers.map((x) => wanted(x, count)));
  });

  it("shifts the same value by different counts", () => {
    const kernel = expressionKernel(["int32"], operator(op, constant("int32", -99), read("int32", 0)));
    const results = vectorMap(kernel, [{ dtype: "int32", values: counts }]);
    expect(results).toEqual(counts.map((count) => wanted(-99, count)));
  });
});

describe("tables in vectors", () => {
  const table = Array.from({ length: 23 }, (_, i) => i * i - 7.25);
  const index = Array.from({ length: 41 }, (_, i) => (i * 5) % table.length);

  it.each(["float64", "float32", "int32"] as const)("give entries of %s", (type) => {
    const entries = type === "int32" ? table.map(Math.trunc) : table;
    const lookup = { kind: "lookup", type, table: entries, index: read("int32", 0) } as const;
    const results = vectorMap(expressionKernel(["int32"], lookup), [{ dtype: "int32", values: index }]);
    expect(results).toEqual(index.map((i) => entries[i]));
  });

  it("stay within a table whatever the index, for lanes that nobody asks", () => {
    const lookup = { kind: "lookup", type: "float64", table, index: read("int32", 0) } as const;
    const wild = [-1, 23, 2 ** 31 - 1, -(2 ** 31), 1000, 2 ** 28, -5];
    const results = vectorMap(expressionKernel(["int32"], lookup), [{ dtype: "int32", values: wild }]);
    expect(results).toEqual(wild.map(() => table.at(-1)));
  });

  it("may be asked with what is computed from float64", () => {
    const at = convert("int32", operator("multiply", read("float64", 0), constant("float64", 2)));
    const kernel = expressionKernel(["float64"], { kind: "lookup", type: "float64", table, index: at });
    const values = Array.from({ length: 11 }, (_, i) => i + 0.3);
    expect(vectorMap(kernel, [{ dtype: "float64", values }])).toEqual(
      values.map((x) => table[Math.trunc(x * 2)]),
    );
  });
});
