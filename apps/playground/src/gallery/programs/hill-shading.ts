import { zip } from "@lockstep/core";

// Lambert's law: how bright a slope is, is the cosine of the angle between its normal and the
// light, which comes from (x, y, 0.6).
const lit = zip((dx, dy, x, y) => {
  const cosine = (0.6 - dx * x - dy * y) / Math.sqrt(1 + dx * dx + dy * dy);
  return Math.max(0, cosine);
});

// Weights that draw a smooth surface (a cubic spline) through heights at whole numbers.
const spline = zip((at, i) => {
  const t = Math.abs(at - i);
  return t < 1 ? (4 - 6 * t * t + 3 * t * t * t) / 6 : t < 2 ? (2 - t) ** 3 / 6 : 0;
});

export const size = 480;
export const sizes = [61, 120, 240, 480, 960];
export const show = "picture";

// Maunga Whau in Auckland, a height for every 10 metres, drawn finer by products of matrices.
export const setup = ({ device, size, volcano }) => {
  // Laid on its side: T and flip are views of the same heights.
  const coarse = volcano.T.flip(0);
  const finer = (n, count) =>
    spline(device.linspace(1, n - 2, count).expandDims(1), device.arange(n));
  const [rows, columns] = coarse.shape;
  const height = Math.round((size * rows) / columns);
  const heights = finer(rows, height).matmul(coarse).matmul(finer(columns, size).T);
  return { heights, twoSteps: (20 * columns) / size, sun: 3.9 };
};

export const run = ({ heights, twoSteps, sun }) => {
  const [inner, less, more] = [[1, -1], [0, -2], [2]];
  // A slope is the difference of two neighbours: the same grid, sliced one step aside.
  const dx = heights
    .slice(inner, more)
    .subtract(heights.slice(inner, less))
    .divide(twoSteps);
  const dy = heights
    .slice(more, inner)
    .subtract(heights.slice(less, inner))
    .divide(twoSteps);
  return lit(dx, dy, 0.8 * Math.cos(sun), 0.8 * Math.sin(sun));
};

// Play it: the light goes round.
export const next = (inputs) => ({ ...inputs, sun: inputs.sun + 0.05 });
