import { expect, test } from "vitest";
import { colourCount, colours } from "./colour-map.js";
import { paint } from "./paint.js";

const colour = (i: number): number[] => [...colours.slice(3 * i, 3 * i + 3), 255];
const last = colourCount - 1;

test("the least number has the first colour, the greatest the last, NaN none", () => {
  const data = Float32Array.of(-1, 3, Number.NaN, 1);
  const {
    width,
    height,
    step,
    data: pixels,
  } = paint({ dtype: "float32", shape: [2, 2], data }, { least: -1, greatest: 3 });
  expect([width, height, step]).toEqual([2, 2, 1]);
  expect([...pixels.slice(0, 4)]).toEqual(colour(0));
  expect([...pixels.slice(4, 8)]).toEqual(colour(last));
  expect(pixels[11]).toBe(0);
  expect([...pixels.slice(12)]).toEqual(colour(128));
});

test("infinities have the colours of the ends", () => {
  const data = Float64Array.of(-Infinity, Infinity);
  const { data: pixels } = paint({ dtype: "float64", shape: [1, 2], data }, { least: 0, greatest: 1 });
  expect([...pixels]).toEqual([...colour(0), ...colour(last)]);
});

test("one number everywhere has the middle colour", () => {
  const { data } = paint(
    { dtype: "uint8", shape: [1, 1], data: Uint8Array.of(7) },
    { least: 7, greatest: 7 },
  );
  expect([...data]).toEqual(colour(128));
});

test("three channels are red, green and blue: from 0 to 1, or bytes", () => {
  const data = Float32Array.of(1, 0.5, 0, 2, -1, 0.2);
  const { data: pixels } = paint({ dtype: "float32", shape: [1, 2, 3], data }, { least: 0, greatest: 1 });
  expect([...pixels]).toEqual([255, 128, 0, 255, 255, 0, 51, 255]);
  const bytes = { dtype: "uint8", shape: [1, 1, 3], data: Uint8Array.of(1, 128, 255) } as const;
  expect([...paint(bytes, { least: 1, greatest: 255 }).data]).toEqual([1, 128, 255, 255]);
});

test("what is too large for a canvas is drawn one in so many", () => {
  const data = Float32Array.from({ length: 15 }, (_, i) => i);
  const drawn = paint({ dtype: "float32", shape: [3, 5], data }, { least: 0, greatest: 14 }, 3);
  expect(drawn).toMatchObject({ width: 3, height: 2, step: 2 });
  expect([...drawn.data.slice(-4)]).toEqual(colour(last));
});
