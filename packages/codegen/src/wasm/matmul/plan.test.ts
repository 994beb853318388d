import { type Layout, rowMajor, strided } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { planVectorMatmul } from "./plan.js";
import { productOf } from "./product.js";

/** The matrix of so many rows and columns that is `layout`, turned round. */
function turned({ shape: [rows, columns], strides: [down, right], offset }: Layout): Layout {
  return strided([columns!, rows!], [right!, down!], offset);
}

const planOf = (a: Layout, b: Layout, out: Layout) => {
  const { entry, swapped, turns } = planVectorMatmul("float32", a, b, out);
  return { entry, swapped, turns };
};

const isAcross = (rows: number, columns: number): boolean =>
  planVectorMatmul("float32", rowMajor([rows, 300]), rowMajor([300, columns]), rowMajor([rows, columns]))
    .across;

describe("planVectorMatmul", () => {
  const square = rowMajor([512, 512]);
  const row = rowMajor([1, 512]);
  const column = rowMajor([512, 1]);

  it("packs large matrices, and writes a column-major output as the rows of its transpose", () => {
    expect(planOf(square, square, square)).toEqual({ entry: "blocks", swapped: false, turns: 512 });
    expect(planOf(square, square, turned(square))).toEqual({ entry: "blocks", swapped: true, turns: 512 });
  });

  it("reads a matrix along memory where a vector uses it once, from whichever side", () => {
    expect(planOf(row, square, row)).toEqual({ entry: "streams", swapped: false, turns: 512 });
    expect(planOf(row, turned(square), row)).toEqual({ entry: "dots", swapped: false, turns: 512 });
    expect(planOf(square, column, column)).toEqual({ entry: "dots", swapped: true, turns: 512 });
    expect(planOf(turned(square), column, column)).toEqual({ entry: "streams", swapped: true, turns: 512 });
  });

  it("does not copy a matrix that few rows or columns use", () => {
    const [flat, tall] = [rowMajor([8, 512]), rowMajor([512, 8])];
    expect(planOf(flat, square, flat)).toEqual({ entry: "streams", swapped: false, turns: 512 });
    expect(planOf(flat, turned(square), flat)).toEqual({ entry: "blocks", swapped: true, turns: 512 });
    expect(planOf(square, tall, tall)).toEqual({ entry: "blocks", swapped: false, turns: 512 });
  });

  it("divides work along columns, but where they are few or rows very many", () => {
    expect([isAcross(512, 512), isAcross(100, 64), isAcross(4000, 500)]).toEqual([true, true, true]);
    expect([isAcross(512, 50), isAcross(5000, 500)]).toEqual([false, false]);
    expect([isAcross(1, 500), isAcross(10, 500)]).toEqual([true, true]);
  });

  it("counts the turns of all products of a batch", () => {
    const [a, b] = [rowMajor([3, 20, 30]), rowMajor([3, 30, 40])];
    expect(planOf(a, b, rowMajor([3, 20, 40])).turns).toBe(60);
    expect(planOf(rowMajor([0, 20, 30]), rowMajor([0, 30, 40]), rowMajor([0, 20, 40])).turns).toBe(0);
  });
});

describe("productOf", () => {
  it("makes one product of a batch that shares a matrix", () => {
    const shared = strided([3, 30, 40], [0, 40, 1], 0);
    const product = productOf(rowMajor([3, 20, 30]), shared, rowMajor([3, 20, 40]));
    expect(product).toMatchObject({ rows: 60, columns: 40, aRow: 30, outRow: 40, batch: [] });
  });

  it("keeps products apart that do not go on where the one before ends", () => {
    const shared = strided([3, 30, 40], [0, 40, 1], 0);
    const product = productOf(strided([3, 20, 30], [30, 90, 1], 0), shared, rowMajor([3, 20, 40]));
    expect(product).toMatchObject({ rows: 20, batch: [{ extent: 3, a: 30, b: 0, out: 800 }] });
  });
});
