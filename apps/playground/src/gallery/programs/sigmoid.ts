import { map } from "@lockstep/core";

// A plain function of one number. Lockstep reads its source, compiles it,
// and runs it over every element.
const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));

export const size = 1_000_000;
export const sizes = [1_000, 10_000, 100_000, 1_000_000, 4_000_000];

export const setup = ({ device, size }) => ({
  x: device.linspace(-6, 6, size),
});
export const run = ({ x }) => sigmoid(x);
