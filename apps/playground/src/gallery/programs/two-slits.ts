import { map, zip } from "@lockstep/core";

// The wave equation: what stands higher than its neighbours is drawn down
// to them. `open` is 0 within the wall.
const swing = zip(
  (before, now, around, open) => open * (2 * now - before + 0.4 * (around - 4 * now)),
);

// A packet of waves, and a wall with two slits.
const packet = map((x) => Math.exp(-0.002 * x * x) * Math.cos(0.5 * x));
const isOpen = zip((x, y) => Math.abs(x) > 1.5 || Math.abs(Math.abs(y) - 14) < 4);

export const size = 240;
export const sizes = [120, 240, 480, 960];
export const show = "picture";

export const setup = ({ device, size }) => {
  const x = device.arange(size).subtract(0.45 * size);
  const y = device
    .arange(size)
    .subtract(0.5 * size)
    .expandDims(1);
  // One row, seen `size` times: broadcastTo makes a view.
  const wave = (travelled) =>
    packet(x.add(0.25 * size - travelled)).broadcastTo([size, size]);
  return { before: wave(-0.63), now: wave(0), open: isOpen(x, y).astype("float32") };
};

export const run = ({ before, now, open }) => {
  const [inner, less, more] = [[1, -1], [0, -2], [2]];
  const beside = now.slice(inner, less).add(now.slice(inner, more));
  const around = beside.add(now.slice(less, inner)).add(now.slice(more, inner));
  const after = now.multiply(0);
  // `out` is a view of the result. What lies around it stays 0: the waves
  // bounce off there.
  const out = after.slice(inner, inner);
  swing(
    before.slice(inner, inner),
    now.slice(inner, inner),
    around,
    open.slice(inner, inner),
    { out },
  );
  return after;
};
export const next = ({ now, open }, after) => ({ before: now, now: after, open });
