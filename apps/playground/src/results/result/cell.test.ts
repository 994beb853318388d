import { expect, test } from "vitest";
import { cellAt, middleOf, neighbour } from "./cell.js";

const whole = { rows: 10, columns: 20, left: 0, top: 0, width: 1, height: 1 };
/** Twice as large, of which the right lower quarter is seen. */
const closer = { ...whole, left: -1, top: -1, width: 2, height: 2 };

test("the cell under a point, wherever the picture lies", () => {
  expect(cellAt({ x: 0.5, y: 0.99 }, whole)).toEqual({ row: 9, column: 10 });
  expect(cellAt({ x: 0, y: 0 }, closer)).toEqual({ row: 5, column: 10 });
  expect(cellAt({ x: 1, y: 0 }, whole)).toBeUndefined();
  expect(cellAt({ x: 0.1, y: 0.1 }, { ...whole, left: 0.2 })).toBeUndefined();
});

test("the middle of a cell is in it", () => {
  for (const lying of [whole, closer]) {
    const cell = { row: 7, column: 13 };
    expect(cellAt(middleOf(cell, lying), lying)).toEqual(cell);
  }
});

test("arrow keys begin in the middle and end at the edges", () => {
  expect(neighbour(undefined, "ArrowUp", whole)).toEqual({ row: 5, column: 10 });
  expect(neighbour({ row: 5, column: 10 }, "ArrowUp", whole)).toEqual({ row: 4, column: 10 });
  expect(neighbour({ row: 9, column: 19 }, "ArrowRight", whole)).toEqual({ row: 9, column: 19 });
  expect(neighbour({ row: 9, column: 0 }, "ArrowDown", whole)).toEqual({ row: 9, column: 0 });
});
