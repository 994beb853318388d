/** Random decisions that are the same for everyone: a seed says them all. */
import type { Draw } from "@lockstep/conformance";

/** Draws from a seed: a counter, its bits mixed (constants of Wellons, "Hash Prospector", as mended in 2022). */
export function drawsFrom(seed: number): Draw {
  let state = Math.imul(seed, 0x9e3779b9);
  return (least, most) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return least + Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32) * (most - least + 1));
  };
}

export const pickFrom = <T>(draw: Draw, values: readonly T[]): T => values[draw(0, values.length - 1)]!;

/** True in so many of a hundred draws. */
export const chance = (draw: Draw, percent: number): boolean => draw(0, 99) < percent;
