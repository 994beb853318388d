import { zip } from "@lockstep/core";

// Lambert's law: how bright a slope is, is the cosine of the angle between its
// normal and the light.
const lit = zip(
  (dx, dy, x, y, up) =>
    Math.max(0, up - dx * x - dy * y) / Math.sqrt(1 + dx * dx + dy * dy),
);

// Weights that draw a smooth surface (a cubic spline) through heights at whole
// numbers.
const spline = zip((at, i) => {
  const t = Math.abs(at - i);
  return t < 1
    ? (4 - 6 * t * t + 3 * t * t * t) / 6
    : t < 2
      ? (2 - t) ** 3 / 6
      : 0;
});

export const size = 480;
export const sizes = [61, 120, 240, 480, 960];
export const show = "picture";

// Maunga Whau in Auckland: a height for every 10 metres, drawn finer by two
// products of matrices.
export const setup = ({ device, size, volcano }) => {
  const [high, wide] = volcano.shape;
  const height = Math.round((size * (high - 3)) / (wide - 3));
  const rows = spline(
    device.linspace(1, high - 2, height).expandDims(1),
    device.arange(high),
  );
  const columns = spline(
    device.linspace(1, wide - 2, size).expandDims(1),
    device.arange(wide),
  );
  return {
    heights: rows.matmul(volcano).matmul(columns.T),
    metres: (10 * (wide - 3)) / (size - 1),
    sun: 3.9,
  };
};

export const run = ({ heights, metres, sun }) => {
  // A slope is the difference of two neighbours, and a neighbour is the same
  // grid, sliced one step aside.
  const dx = heights
    .slice([1, -1], [2])
    .subtract(heights.slice([1, -1], [0, -2]))
    .divide(2 * metres);
  const dy = heights
    .slice([2], [1, -1])
    .subtract(heights.slice([0, -2], [1, -1]))
    .divide(2 * metres);
  return lit(dx, dy, 0.8 * Math.cos(sun), 0.8 * Math.sin(sun), 0.6);
};

// Play it: the light goes round.
export const next = ({ heights, metres, sun }) => ({
  heights,
  metres,
  sun: sun + 0.05,
});
