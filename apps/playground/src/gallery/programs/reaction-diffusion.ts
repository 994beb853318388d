import { concat, stack, subtract, zip } from "@lockstep/core";

// Gray and Scott's chemistry: v makes u into more of itself; u is fed, v
// dies off, both spread.
const grow = zip((u, v, spread) => u + 0.2 * spread - u * v * v + 0.037 * (1 - u));
const thrive = zip((u, v, spread) => v + 0.1 * spread + u * v * v - 0.097 * v);

// The neighbours above and below, seen through shifted views. The world
// is a ring both ways.
const sides = (x) => {
  const tall = concat([x.slice([-1]), x, x.slice([0, 1])]);
  return tall.slice([0, -2]).add(tall.slice([2]));
};
const around = zip((x, vertical, horizontal) => vertical + horizontal - 4 * x);
const spread = (x) => around(x, sides(x), sides(x.T).T);

export const size = 160;
export const sizes = [40, 80, 160, 320, 640];
export const show = "picture";

// Everywhere u, and five squares of v: [5, 1, 1] and [size, 1] and [size]
// broadcast to one picture for each, of which any puts them together.
const near = zip(
  (y, x, row, column) => Math.max(Math.abs(y - row), Math.abs(x - column)) < 0.05,
);

export const setup = ({ device, size }) => {
  const x = device.linspace(0, 1, size);
  const rows = device.tensor([0.3, 0.62, 0.5, 0.85, 0.15], { shape: [5, 1, 1] });
  const columns = device.tensor([0.35, 0.2, 0.7, 0.6, 0.8], { shape: [5, 1, 1] });
  const v = near(x.expandDims(1), x, rows, columns).any({ axis: 0 }).multiply(0.5);
  return { u: subtract(1, v), v };
};

// Eight steps for a frame. Its colours are what the next one begins with:
// u, and twice 1 − v.
export const run = ({ u, v }) => {
  for (let step = 0; step < 8; step++) {
    [u, v] = [grow(u, v, spread(u)), thrive(u, v, spread(v))];
  }
  const light = subtract(1, v);
  return stack([u, light, light], { axis: 2 });
};
export const next = (_, colours) => ({
  u: colours.slice(null, null, 0),
  v: subtract(1, colours.slice(null, null, 1)),
});
