/**
 * Maunga Whau, a volcano in Auckland, lit from the upper left: an image filter made of views. The slope at a point is
 * the difference of its neighbours, and a neighbour is the same grid, sliced one step aside; nothing is copied.
 *
 * The grid has a height in metres about every 10 metres; it was digitised from a map and is not accurate.
 * Formula: Lambert's law, the cosine of the angle between the light and the surface's normal.
 */
import { cpu } from "@lockstep/backend-cpu";
import { zip } from "@lockstep/core";
import { dataFile, readJson } from "./data/data-file.js";

const volcano = readJson(dataFile("volcano.json")) as { width: number; height: number; values: number[] };

const device = cpu();
const { width, height } = volcano;
const heights = device.tensor(volcano.values, { shape: [height, width] });

const inner = [1, -1] as const;
const across = heights
  .slice(inner, [2, width])
  .subtract(heights.slice(inner, [0, -2]))
  .divide(20);
const down = heights
  .slice([2, height], inner)
  .subtract(heights.slice([0, -2], inner))
  .divide(20);

const lit = zip(
  (dx, dy, { x, y, up }) => Math.max(0, up - dx * x - dy * y) / Math.sqrt(1 + dx * dx + dy * dy),
  // Towards the light, 45° above the horizon at the upper left; a vector of length 1.
  { x: -0.5, y: -0.5, up: Math.SQRT1_2 },
);
const light = lit(across, down);

// A cell of the terminal is about twice as high as wide, so every other row is drawn.
const drawn = light.slice([0, height, 2], [3, -3]);
const [dark, bright] = [drawn.min(), drawn.max()];
const shades = " .:-=+*#%@";
const levels = drawn
  .subtract(dark)
  .divide(bright.subtract(dark))
  .multiply(shades.length - 1)
  .round();
for (const row of levels.arraySync() as number[][]) {
  console.log(
    row
      .map((level) => shades[level])
      .join("")
      .trimEnd(),
  );
}

const steepest = across.square().add(down.square()).max().sqrt().item();
console.log(`
Heights ${heights.min().item()} to ${heights.max().item()} m; the steepest slope is ${degrees(Math.atan(steepest))}°.`);

function degrees(radians: number): number {
  return Math.round((radians * 180) / Math.PI);
}
