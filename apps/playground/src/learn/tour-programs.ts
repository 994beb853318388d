/** The two programs of the tour, as they are shown and as they run: the same text. */

/** Rows and columns of the picture. */
export const pictureSize = 320;

/** Uneven work on purpose: elements near the middle take a hundred turns, most others only a few. */
export const mandelbrot = `import { zip } from "@lockstep/core";

const turns = zip((cx, cy) => {
  let x = 0;
  let y = 0;
  let count = 0;
  while (x * x + y * y < 4 && count < 100) {
    const next = x * x - y * y + cx;
    y = 2 * x * y + cy;
    x = next;
    count++;
  }
  return count;
});

export const setup = ({ device, size }) => ({
  cx: device.linspace(-2.1, 0.7, size),
  cy: device.linspace(-0.3, 1.3, size).expandDims(1),
});
export const run = ({ cx, cy }) => turns(cx, cy);
`;

export const tenths = 100_000;

/** The same sum twice: as one that is recognised, and as one that is not. */
export const sums = `import { reduce, stack } from "@lockstep/core";

const sum = reduce((acc, x) => acc + x, 0);
// Not recognised as a sum: it has to go from left to right.
const strict = reduce((acc, x) => acc + x + 0, 0);

export const setup = ({ device, size }) => ({ x: device.full(size, 0.1) });
export const run = ({ x }) => stack([sum(x), strict(x)]);
export const show = "table";
`;
