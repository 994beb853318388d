import { concat, stack, subtract, zip } from "@lockstep/core";

// Gray and Scott's chemistry: v turns u into more of itself; u is fed, v dies
// off, and both spread.
const grow = zip(
  (u, v, spread) => u + 0.2 * spread - u * v * v + 0.037 * (1 - u),
);
const thrive = zip((u, v, spread) => v + 0.1 * spread + u * v * v - 0.097 * v);
const around = zip(
  (here, north, south, west, east) => north + south + west + east - 4 * here,
);

const ring = (x) => {
  const tall = concat([x.slice([-1]), x, x.slice([0, 1])]);
  return concat([tall.slice(null, [-1]), tall, tall.slice(null, [0, 1])], {
    axis: 1,
  });
};
const spreading = (x) => {
  const all = ring(x);
  const inner = { start: 1, stop: -1 };
  const [less, more] = [{ stop: -2 }, { start: 2 }];
  return around(
    x,
    all.slice(less, inner),
    all.slice(more, inner),
    all.slice(inner, less),
    all.slice(inner, more),
  );
};

export const size = 160;
export const sizes = [32, 80, 160, 320, 640];
export const show = "picture";

// Everywhere u, and a few squares of v.
export const setup = ({ device, size }) => {
  const each = Array.from({ length: size }, (_, i) => i);
  const drop = (row, column) =>
    Number(
      (row * 7 + column * 3) % size < size / 8 &&
        (row + column * 5) % size < size / 8,
    );
  const v = device.tensor(
    each.map((row) => each.map((column) => 0.5 * drop(row, column))),
  );
  return { u: subtract(1, v), v };
};

// Eight steps for each frame. The colours hold what the next frame begins with:
// red is u, the others are 1 − v.
export const run = ({ u, v }) => {
  for (let step = 0; step < 8; step++) {
    [u, v] = [grow(u, v, spreading(u)), thrive(u, v, spreading(v))];
  }
  const light = subtract(1, v);
  return stack([u, light, light], { axis: 2 });
};
export const next = (_, colours) => ({
  u: colours.slice(null, null, 0),
  v: subtract(1, colours.slice(null, null, 1)),
});
