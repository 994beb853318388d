import { zip } from "@lockstep/core";

// Lambert's law: how bright a slope is, is the cosine of the angle
// between its normal and the light, which comes from (x, y, 0.6).
const lit = zip((dx, dy, x, y) => {
  const cosine = (0.6 - dx * x - dy * y) / Math.sqrt(1 + dx * dx + dy * dy);
  return 0.2 + Math.max(0, cosine);
});
const slope = zip((after, before, twoSteps) => (after - before) / twoSteps);

// A smooth surface (a cubic spline) through heights at whole numbers.
const spline = zip((at, i) => {
  const t = Math.abs(at - i);
  return t < 1 ? (4 - 6 * t * t + 3 * t * t * t) / 6 : t < 2 ? (2 - t) ** 3 / 6 : 0;
});
const tint = zip((metres, low, high) => low + ((metres - 94) / 101) * (high - low));

export const size = 480;
export const sizes = [61, 120, 240, 480, 960];
export const show = "picture";

// Maunga Whau in Auckland, a height for every 10 metres, drawn finer by
// products of matrices, and laid on its side: T and flip are views.
export const setup = ({ device, size, volcano }) => {
  const weights = (n, count) =>
    spline(device.linspace(1, n - 2, count).expandDims(1), device.arange(n));
  const [width, height] = volcano.shape;
  const rows = weights(height, Math.round((size * height) / width));
  const heights = rows.matmul(volcano.T.flip(0)).matmul(weights(width, size).T);
  const [low, high] = [
    device.tensor([0.36, 0.5, 0.38]),
    device.tensor([0.98, 0.9, 0.74]),
  ];
  const tints = tint(heights.slice([1, -1], [1, -1]).expandDims(2), low, high);
  return { heights, tints, twoSteps: (20 * (width - 3)) / (size - 1), sun: 3.9 };
};

export const run = ({ heights, tints, twoSteps, sun }) => {
  const [inner, less, more] = [[1, -1], [0, -2], [2]];
  // A neighbour is the same grid, sliced one step aside.
  const dx = slope(heights.slice(inner, more), heights.slice(inner, less), twoSteps);
  const dy = slope(heights.slice(more, inner), heights.slice(less, inner), twoSteps);
  const light = lit(dx, dy, 0.8 * Math.cos(sun), 0.8 * Math.sin(sun));
  return light.expandDims(2).multiply(tints).minimum(1);
};

// Play it: the light goes round.
export const next = (inputs) => ({ ...inputs, sun: inputs.sun + 0.05 });
