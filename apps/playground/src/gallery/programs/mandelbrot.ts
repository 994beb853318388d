import { zip } from "@lockstep/core";

// How long does z → z² + c stay small? A loop whose length differs from
// point to point, in a plain function.
const escapeTime = zip(
  (real, imaginary, { limit }) => {
    let x = 0;
    let y = 0;
    let turns = 0;
    while (turns < limit && x * x + y * y < 64) {
      const next = x * x - y * y + real;
      y = 2 * x * y + imaginary;
      x = next;
      turns++;
    }
    if (turns === limit) return 0;
    // A smooth slope instead of steps, and waves on it for every zoom to see.
    const slope = Math.log2(turns + 3 - Math.log2(Math.log2(x * x + y * y)));
    return 0.6 - 0.4 * Math.cos(2.2 * slope);
  },
  { limit: 250 },
);

export const size = 600;
export const sizes = [60, 150, 300, 600, 1200];
export const show = "picture";
export const extent = { x: [-2.4, 0.9], y: [-1.1, 1.1] };

// A row of real parts and a column of imaginary parts broadcast to the
// whole picture.
export const setup = ({ device, size, extent: { x, y } }) => {
  const height = Math.round((size * (y[1] - y[0])) / (x[1] - x[0]));
  return {
    real: device.linspace(x[0], x[1], size),
    imaginary: device.linspace(y[1], y[0], height).expandDims(1),
  };
};
export const run = ({ real, imaginary }) => escapeTime(real, imaginary);
