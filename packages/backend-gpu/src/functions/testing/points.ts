/** Arguments to try: any bits at all, and around the places where functions turn or change their method. */

const view = new DataView(new ArrayBuffer(4));

export function fromBits(bits: number): number {
  view.setInt32(0, bits);
  return view.getFloat32(0);
}

function bitsOf(x: number): number {
  view.setFloat32(0, x);
  return view.getInt32(0);
}

/** A generator of int32 values that gives the same ones every time (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return t ^ (t >>> 14);
  };
}

/** `count` numbers of any bits. */
export const anyBits = (count: number, next: () => number): number[] =>
  Array.from({ length: count }, () => fromBits(next()));

/** `count` numbers evenly from −size to size. */
export const upTo = (size: number, count: number, next: () => number): number[] =>
  Array.from({ length: count }, () => Math.fround((next() / 2 ** 31) * size));

/** Each place with both signs, its nearest neighbours on both sides, and `count` further off. */
export function around(places: readonly number[], count: number, next: () => number): number[] {
  return places.flatMap((place) => {
    const near = Array.from({ length: 17 }, (_, i) => fromBits(bitsOf(place) + i - 8));
    const far = Array.from({ length: count }, () => fromBits(bitsOf(place) + (next() >> 12)));
    return [...near, ...far].flatMap((x) => [x, -x]);
  });
}

/** Values that ECMAScript names, the ends of float32's range, and some whole, odd and tiny ones. */
export const special: readonly number[] = [
  ...[0, 1, 2, 3, 0.5, 1.5, 10, 88, 1e-20, 1e20, 2 ** 24 - 1, 2 ** 24, Infinity],
  ...[2 ** -149, 1e-39, 2 ** -126, 3.4028234663852886e38],
]
  .map(Math.fround)
  .flatMap((x) => [x, -x]);
