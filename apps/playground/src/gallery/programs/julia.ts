import { zip } from "@lockstep/core";

// As in the Mandelbrot set, but c is the same everywhere, and the point
// is where z begins. c changes with every frame, so it is an argument:
// what stands in the scope is compiled in as a constant.
const escapeTime = zip((x, y, real, imaginary) => {
  let turns = 0;
  while (turns < 120 && x * x + y * y < 64) {
    const next = x * x - y * y + real;
    y = 2 * x * y + imaginary;
    x = next;
    turns++;
  }
  if (turns === 120) return 0;
  const slope = Math.log2(turns + 3 - Math.log2(Math.log2(x * x + y * y)));
  return 0.6 - 0.4 * Math.cos(2.2 * slope);
});

export const size = 480;
export const sizes = [60, 120, 240, 480, 960];
export const show = "picture";
export const extent = { x: [-1.65, 1.65], y: [-1.1, 1.1] };

export const setup = ({ device, size, extent: { x, y } }) => ({
  x: device.linspace(x[0], x[1], size),
  y: device
    .linspace(y[1], y[0], Math.round((size * (y[1] - y[0])) / (x[1] - x[0])))
    .expandDims(1),
  angle: 1.9,
});

export const run = ({ x, y, angle }) =>
  escapeTime(x, y, 0.7885 * Math.cos(angle), 0.7885 * Math.sin(angle));

// Play it: c walks around a circle.
export const next = ({ x, y, angle }) => ({ x, y, angle: angle + 0.01 });
