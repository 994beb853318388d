/** Arguments to try: of every size, around the places where functions turn or change their method, and at random. */
import type { FloatType } from "./truth.js";

const view = new DataView(new ArrayBuffer(8));

/** The number whose bits come `steps` after those of x; away from zero for positive steps. */
export function stepped(x: number, steps: number, type: FloatType): number {
  if (type === "float32") {
    view.setFloat32(0, x);
    view.setInt32(0, view.getInt32(0) + steps);
    return view.getFloat32(0);
  }
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(steps));
  return view.getFloat64(0);
}

/** A generator of numbers in [0, 1) that gives the same ones every time (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const rounded = (x: number, type: FloatType): number => (type === "float32" ? Math.fround(x) : x);

const exponents = { float32: [-149, 127], float64: [-1074, 1023] } as const;

/** One number of each size that the type has, subnormal ones too: every `stride`-th binade. */
export function everySize(type: FloatType, stride: number, next: () => number): number[] {
  const [least, most] = exponents[type];
  const points: number[] = [];
  for (let e = least; e <= most; e += stride) points.push(rounded((1 + next()) * 2 ** e, type));
  return points.filter((x) => Number.isFinite(x) && x !== 0);
}

/** Each place, its nearest neighbours on both sides, and some further off. */
export function around(places: readonly number[], type: FloatType): number[] {
  const offsets = [0, 1, 2, 3, 17, 1001];
  return places.flatMap((place) =>
    offsets.flatMap((offset) => [
      stepped(rounded(place, type), offset, type),
      stepped(rounded(place, type), -offset, type),
    ]),
  );
}

/** `count` numbers evenly from each range. */
export function between(
  ranges: readonly (readonly [number, number])[],
  count: number,
  type: FloatType,
  next: () => number,
): number[] {
  return ranges.flatMap(([low, high]) =>
    Array.from({ length: count }, () => rounded(low + (high - low) * next(), type)),
  );
}
