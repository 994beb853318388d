import { expect, test } from "vitest";
import { LineStarts } from "./line-starts.js";

const text = "ab\n\ncde\n";

test("places and offsets are each other's inverse", () => {
  const lines = new LineStarts(text);
  for (let offset = 0; offset <= text.length; offset++) {
    const { line, column } = lines.placeOf(offset);
    expect(lines.offsetOf(line, column)).toBe(offset);
  }
  expect(lines.placeOf(5)).toEqual({ line: 3, column: 1 });
  expect(lines.placeOf(2)).toEqual({ line: 1, column: 2 });
});

test("lines that there are not lie at the ends", () => {
  expect(new LineStarts(text).offsetOf(99, 0)).toBe(text.length);
  expect(new LineStarts("ab").offsetOf(2, 0)).toBe(2);
  expect(new LineStarts(text).offsetOf(0, 0)).toBe(0);
});
