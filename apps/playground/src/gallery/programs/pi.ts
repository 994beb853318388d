import { reduce } from "@lockstep/core";

// Counts the points of a grid that lie within a circle. `acc + …` is
// recognised as a sum, which is combined in one fixed tree: in parallel,
// and to the same bits with one thread or twenty.
const inside = reduce((acc, x, y) => acc + (x * x + y * y < 1 ? 1 : 0), 0);

export const size = 2_000;
export const sizes = [100, 500, 1_000, 2_000, 4_000];
export const show = "number";

// The middles of size × size little squares, a quarter of the circle. The
// grid itself is never made: a row and a column broadcast while they are
// reduced.
export const setup = ({ device, size }) => {
  const x = device.linspace(0.5 / size, 1 - 0.5 / size, size);
  return { x, y: x.expandDims(1), points: size * size };
};
export const run = ({ x, y, points }) => inside(x, y).multiply(4 / points);
