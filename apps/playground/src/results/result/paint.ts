/** Elements become pixels: numbers through the colour map, three channels as red, green and blue. */
import type { Result } from "../../run/protocol.js";
import { colourCount, colours } from "./colour-map.js";

/** What the colours run between. */
export interface Range {
  readonly least: number;
  readonly greatest: number;
}

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  /** Of each row and of each column, one in so many is drawn: browsers have no canvas of any size. */
  readonly step: number;
}

/** The longest side of a canvas. */
export const longestSide = 4096;

export const stepOf = (rows: number, columns: number, longest = longestSide): number =>
  Math.max(1, Math.ceil(Math.max(rows, columns) / longest));

/** NaN stays transparent; infinities have the colours of the ends. */
export function paint(
  { dtype, shape, data }: Result,
  { least, greatest }: Range,
  longest = longestSide,
): Pixels {
  const [rows, columns, channels = 1] = shape as [number, number, number?];
  const step = stepOf(rows, columns, longest);
  const height = Math.ceil(rows / step);
  const width = Math.ceil(columns / step);
  const pixels = new Uint8ClampedArray(4 * width * height);
  // A result of one number everywhere is shown in the middle colour.
  const scale = greatest > least ? (colourCount - 1) / (greatest - least) : 0;
  const base = greatest > least ? 0.5 : colourCount / 2;
  const full = dtype === "uint8" ? 1 : 255;
  let target = 0;
  for (let row = 0; row < rows; row += step) {
    for (let column = 0; column < columns; column += step) {
      const i = (row * columns + column) * channels;
      if (channels === 3) {
        for (let c = 0; c < 3; c++) pixels[target + c] = full * data[i + c]!;
        pixels[target + 3] = 255;
      } else {
        const value = data[i]!;
        if (value === value) {
          const place = scale === 0 ? base : Math.floor((value - least) * scale + base);
          const colour = 3 * Math.min(colourCount - 1, Math.max(0, place));
          pixels[target] = colours[colour]!;
          pixels[target + 1] = colours[colour + 1]!;
          pixels[target + 2] = colours[colour + 2]!;
          pixels[target + 3] = 255;
        }
      }
      target += 4;
    }
  }
  return { width, height, data: pixels, step };
}
