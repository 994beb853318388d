import { map } from "@lockstep/core";

// Halve what is even, triple what is odd and add one: how many steps
// until 1? Nobody has proven that it always ends. A loop that lasts
// longer for some elements than for others is still compiled to vector
// instructions.
const steps = map((n) => {
  let steps = 0;
  while (n > 1) {
    n = n % 2 === 0 ? n / 2 : 3 * n + 1;
    steps++;
  }
  return steps;
});

export const size = 2_000;
export const sizes = [100, 500, 2_000, 4_000];
export const show = "plot";

// Up to 4,255 no number climbs beyond 2²⁴, so every step is exact in
// float32.
export const setup = ({ device, size }) => ({ n: device.arange(1, size + 1) });
export const run = ({ n }) => steps(n);
