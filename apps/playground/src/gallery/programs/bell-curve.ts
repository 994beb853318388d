import { reduce } from "@lockstep/core";

// How many values fall between two limits? One reduction counts for all
// bars at once.
const count = reduce(
  (acc, value, low, high) => acc + (value >= low && value < high ? 1 : 0),
  0,
);

export const size = 100_000;
export const sizes = [1_000, 10_000, 100_000, 1_000_000];
export const show = "plot";

// Kernels have no Math.random, because no two backends could agree on it.
// Random numbers are made beforehand, here by a rule of Lehmer's that
// always gives the same.
export const setup = ({ device, size }) => {
  let seed = 1;
  const random = Float32Array.from({ length: 6 * size }, () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  });
  const limits = device.linspace(0, 6, 61).expandDims(1);
  return {
    random: device.tensor(random, { shape: [size, 6] }),
    low: limits.slice([0, -1]),
    high: limits.slice([1]),
  };
};

// Sums of six numbers from 0 to 1 crowd around 3, in a bell. [60, 1]
// against [size] broadcasts to [60, size].
export const run = ({ random, low, high }) =>
  count(random.sum({ axis: 1 }), low, high, { axis: 1 });
