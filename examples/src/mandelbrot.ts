/**
 * The Mandelbrot set: a loop whose length differs from point to point, in one function of two numbers. The real
 * parts are a row and the imaginary parts a column, so they broadcast to the whole picture.
 */
import { cpu } from "@lockstep/backend-cpu";
import { zip } from "@lockstep/core";

const device = cpu();
const limit = 300;

const escapeTime = zip(
  (real, imaginary, { limit }) => {
    let x = 0;
    let y = 0;
    let turns = 0;
    while (turns < limit && x * x + y * y < 4) {
      const next = x * x - y * y + real;
      y = 2 * x * y + imaginary;
      x = next;
      turns++;
    }
    return turns;
  },
  { limit },
);

const real = device.linspace(-2.1, 0.6, 78);
const imaginary = device.linspace(1.15, -1.15, 33).expandDims(1);
const turns = escapeTime(real, imaginary);

// Each shade stands for twice as many turns as the one before.
const shade = turns.log2().floor();
const shades = " .:-=+*%█";
for (const row of shade.arraySync() as number[][]) {
  const line = row.map((level) => shades[level]).join("");
  console.log(line.trimEnd());
}
const inside = turns.greaterEqual(limit).mean().item();
console.log(
  `█ held for 256 turns or more; ${(100 * inside).toFixed(1)}% of ${turns.size} points for all ${limit}.`,
);
