import { zip } from "@lockstep/core";

// Sobel's filter: how steeply the brightness rises across and down, from
// eight neighbours.
const smooth = zip((a, b, c) => a + 2 * b + c);
const steepness = zip((across, down) => Math.min(1, Math.hypot(across, down)));

export const size = 1024;
export const sizes = [64, 128, 256, 512, 1024];
export const show = "picture";

// Drop a picture of your own on the page. `size` cuts out its upper left.
export const setup = ({ picture, size }) => ({
  brightness: picture.slice([0, size], [0, size]).mean({ axis: 2 }),
});

export const run = ({ brightness }) => {
  // Three views, each shifted by one: no element is copied to get at its
  // neighbours.
  const rows = smooth(
    brightness.slice([0, -2]),
    brightness.slice([1, -1]),
    brightness.slice([2]),
  );
  const columns = smooth(
    brightness.slice(null, [0, -2]),
    brightness.slice(null, [1, -1]),
    brightness.slice(null, [2]),
  );
  const across = rows.slice(null, [2]).subtract(rows.slice(null, [0, -2]));
  const down = columns.slice([2]).subtract(columns.slice([0, -2]));
  return steepness(across, down);
};
