import { expect, test } from "vitest";
import { colourCount, colours, cssColour } from "./colour-map.js";

/** Relative luminance, as WCAG defines it. */
const luminance = (i: number): number => {
  const [red, green, blue] = [0, 1, 2].map((channel) => {
    const value = colours[3 * i + channel]! / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

test("there are 256 colours, all different", () => {
  const all = new Set(Array.from({ length: colourCount }, (_, i) => colours.slice(3 * i, 3 * i + 3).join()));
  expect(all.size).toBeGreaterThan(250);
});

test("more is lighter, at every step or at the next", () => {
  for (let i = 2; i < colourCount; i++) expect(luminance(i)).toBeGreaterThan(luminance(i - 2));
  expect(luminance(0)).toBeLessThan(0.02);
  expect(luminance(colourCount - 1)).toBeGreaterThan(0.85);
});

test("parts outside 0 to 1 have the colours of the ends", () => {
  expect(cssColour(-1)).toBe(cssColour(0));
  expect(cssColour(2)).toBe(cssColour(1));
  expect(cssColour(0.5)).toMatch(/^rgb\(\d+ \d+ \d+\)$/);
});
