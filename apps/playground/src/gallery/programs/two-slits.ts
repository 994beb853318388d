import { map, zip } from "@lockstep/core";

// The wave equation: what stands higher than its neighbours is drawn down to
// them. `open` is 0 within the wall.
const swing = zip(
  (before, now, north, south, west, east, open) =>
    open * (2 * now - before + 0.4 * (north + south + west + east - 4 * now)),
);
// A packet of waves that travels to the right.
const packet = map((x) => Math.exp(-0.002 * x * x) * Math.cos(0.5 * x));
const isOpen = zip(
  (x, y) => Math.abs(x) > 1.5 || Math.abs(Math.abs(y) - 14) < 4,
);

export const size = 240;
export const sizes = [120, 240, 480, 960];
export const show = "picture";

export const setup = ({ device, size }) => {
  const x = device.arange(size).subtract(0.45 * size);
  const y = device
    .arange(size)
    .subtract(0.5 * size)
    .expandDims(1);
  // One row, seen `size` times: broadcastTo makes a view, too.
  const wave = (travelled) =>
    packet(x.add(0.25 * size - travelled)).broadcastTo([size, size]);
  return {
    before: wave(-0.63),
    now: wave(0),
    open: isOpen(x, y).astype("float32"),
  };
};

export const run = ({ before, now, open }) => {
  const [inner, less, more] = [[1, -1], [0, -2], [2]];
  const after = now.multiply(0);
  // `out` is a view of the result, so that the outermost elements stay 0: the
  // waves bounce off there.
  swing(
    before.slice(inner, inner),
    now.slice(inner, inner),
    now.slice(less, inner),
    now.slice(more, inner),
    now.slice(inner, less),
    now.slice(inner, more),
    open.slice(inner, inner),
    { out: after.slice(inner, inner) },
  );
  return after;
};
export const next = ({ now, open }, after) => ({
  before: now,
  now: after,
  open,
});
