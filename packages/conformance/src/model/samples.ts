/** Ordinary data, the same on every machine: a seeded generator and what the families draw from it. */
import type { Dtype } from "@lockstep/core";
import { countOf, type Values } from "./values.js";

/** Numbers in [0, 1), the same for the same seed (mulberry32, by Tommy Ettinger, in the public domain). */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Elements of ordinary size: floats within ±8, int32 within ±1000, and every uint8 and bool. */
export function sample(dtype: Dtype, shape: readonly number[], seed = 1): Values {
  const next = generator(seed * 7919 + countOf(shape));
  const draw: Record<Dtype, () => number> = {
    bool: () => (next() < 0.5 ? 0 : 1),
    uint8: () => Math.floor(next() * 256),
    int32: () => Math.floor(next() * 2001) - 1000,
    float32: () => Math.fround(next() * 16 - 8),
    float64: () => next() * 16 - 8,
  };
  return { dtype, shape, data: Array.from({ length: countOf(shape) }, draw[dtype]) };
}

/** 1, 2, 3, …: every element tells where it stood. Wraps at the end of the dtype. */
export function counted(dtype: Dtype, shape: readonly number[]): Values {
  const period = dtype === "bool" ? 2 : dtype === "uint8" ? 251 : 2 ** 24;
  return { dtype, shape, data: Array.from({ length: countOf(shape) }, (_, i) => (i + 1) % period) };
}

/**
 * Elements whose product stays in range, however many there are: floats around 1, integers of ±1 with a few
 * threes. Elements of uint8 are 1 and 3, bools as they come.
 */
export function factors(dtype: Dtype, shape: readonly number[], seed = 1): Values {
  if (dtype === "bool") return sample(dtype, shape, seed);
  const next = generator(seed * 15_485_863 + countOf(shape));
  const whole = dtype === "int32" || dtype === "uint8";
  const draw = (place: number): number => {
    const drawn = next();
    if (!whole) return Math.fround(2 ** ((drawn - 0.5) / 16) * (place % 3 === 0 ? -1 : 1));
    if (place % 500 === 3) return 3;
    return dtype === "int32" && drawn < 0.5 ? -1 : 1;
  };
  return { dtype, shape, data: Array.from({ length: countOf(shape) }, (_, place) => draw(place)) };
}
