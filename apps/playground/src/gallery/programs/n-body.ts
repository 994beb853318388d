import { reduce, zip } from "@lockstep/core";

// The pull of all bodies on each: a sum over every pair.
const pull = reduce(
  (acc, away, square, mass) => acc + (mass * away) / (square * Math.sqrt(square)),
  0,
);
// Verlet's step of 0.01: as far again as the last one, bent by the
// acceleration.
const move = zip((before, now, acceleration) => 2 * now - before + acceleration * 1e-4);

export const size = 600;
export const sizes = [50, 150, 300, 600, 1200];
export const show = "points";

// A disc of light bodies around a heavy one, each as fast as its circle
// asks for.
export const setup = ({ device, size }) => {
  const bodies = Array.from({ length: size }, (_, i) => i);
  const at = (time) =>
    bodies.map((i) => {
      const radius = i === 0 ? 0 : 0.15 + Math.sqrt(i / size);
      const angle = 2.39996 * i + (i === 0 ? 0 : (0.9 * time) / radius ** 1.5);
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
  const mass = device.tensor(bodies.map((i) => (i === 0 ? 1 : 0.3 / size)));
  return { before: device.tensor(at(-0.01)), now: device.tensor(at(0)), mass };
};

export const run = ({ before, now, mass }) => {
  // [1, n, 2] less [n, 1, 2] broadcasts to [n, n, 2]: from each body to
  // each other one.
  const away = now.expandDims(0).subtract(now.expandDims(1));
  // A little more than the distance, so that near ones do not fly apart.
  const square = away.square().sum({ axis: 2, keepdims: true }).add(0.003);
  return move(before, now, pull(away, square, mass.expandDims(1), { axis: 1 }));
};
export const next = ({ now, mass }, after) => ({ before: now, now: after, mass });
