/**
 * The tangent, from the sine and cosine of the reduced argument: sin r = r + s and cos r = 1 − c give
 * tan r = r + (s + r c) / (1 − c), in which r alone is large; in odd quadrants −1 / tan r, with the quotient's error
 * taken back in (as in Sun's fdlibm). float32 goes through float64, where nothing has to be taken back.
 */
import { float64Low, toFloat32, toFloat64, toInt32 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { reduceHuge } from "./reduce-huge.js";
import { scoped } from "./scoped.js";
import { cosineTail64, sineTail64 } from "./sin-cos.js";
import { upperHalf } from "./split.js";

const quadrantScope = { cosineTail64, sineTail64, upperHalf };

/** tan(r + low + quadrant · π/2) for |r| ≤ π/4. */
function quadrantTan64(
  r: number,
  low: number,
  quadrant: number,
  { cosineTail64, sineTail64, upperHalf }: typeof quadrantScope,
): number {
  const z = r * r;
  const cube = z * r;
  const s = cube * -0.16666666666666632 + (z * (cube * sineTail64(z) - 0.5 * low) + low);
  const c = 0.5 * z - (z * z * cosineTail64(z) - r * low);
  const correction = (s + r * c) / (1 - c);
  const tangent = r + correction;
  const rest = correction - (tangent - r);
  const upper = upperHalf(tangent);
  const lower = rest + (tangent - upper);
  const inverse = -1 / tangent;
  const start = upperHalf(inverse);
  const cotangent = start + inverse * (1 + start * upper + start * lower);
  return (quadrant & 1) === 0 ? tangent : cotangent;
}

const quadrantTan = scoped(quadrantTan64, quadrantScope);
const hugeScope = { reduceHuge, quadrantTan, toInt32 };

function tanHuge64(x: number, { reduceHuge, quadrantTan, toInt32 }: typeof hugeScope): number {
  const n = toInt32(reduceHuge(x, toInt32(0)));
  const y = quadrantTan(reduceHuge(x, toInt32(1)), reduceHuge(x, toInt32(2)), n);
  return Math.abs(x) < Infinity ? y : NaN;
}

const huge64 = scoped(tanHuge64, hugeScope);
const tan64Scope = { float64Low, quadrantTan, huge64 };

function tan64(x: number, { float64Low, quadrantTan, huge64 }: typeof tan64Scope): number {
  const t = x * 0.6366197723675814 + 6755399441055744;
  const n = t - 6755399441055744;
  const a = x - n * 1.5707963267941523;
  const w = n * 7.443547480488527e-13;
  const b = a - w;
  const tail = a - b - w - n * -1.9034889620193266e-25;
  const r = b + tail;
  let y = quadrantTan(r, b - r + tail, float64Low(t));
  if (Math.abs(x) < 1.4901161193847656e-8) y = x;
  if (!(Math.abs(x) <= 12800)) y = huge64(x);
  return y;
}

const tan32Scope = { float64Low, toFloat32, toFloat64, huge64 };

function tan32(x: number, { float64Low, toFloat32, toFloat64, huge64 }: typeof tan32Scope): number {
  const wide = toFloat64(x);
  const t = wide * 0.6366197723675814 + 6755399441055744;
  const n = t - 6755399441055744;
  const r = wide - n * 1.5707963267341256 - n * 6.077100506506192e-11;
  const z = r * r;
  const sine = r * (1 + z * (-0.16666655 + z * (0.008332189 + z * -0.00019518187)));
  const cosine = 1 - z * (0.5 - z * (0.041666646 + z * (-0.0013887301 + z * 2.4430676e-5)));
  const even = (float64Low(t) & 1) === 0;
  let y = toFloat32((even ? sine : -cosine) / (even ? cosine : sine));
  if (!(Math.abs(x) <= 100000)) y = toFloat32(huge64(wide));
  return y;
}

const rareHuge = [huge64, reduceHuge];

export const tan: LibraryEntry = {
  float32: { fn: tan32, scope: tan32Scope, rare: rareHuge },
  float64: { fn: tan64, scope: tan64Scope, rare: rareHuge },
};
