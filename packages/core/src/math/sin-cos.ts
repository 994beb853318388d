/**
 * Sine and cosine: the argument less the nearest multiple of π/2, that taken off in parts whose products with the
 * multiple are exact (Cody and Waite, Software Manual for the Elementary Functions, 1980, chapter 8), then the two
 * polynomials on |r| ≤ π/4, of which the quadrant chooses. What float rounding takes from r enters to first order,
 * as in Sun's fdlibm. Huge arguments are reduced by `reduceHuge`. Coefficients are near-minimax fits of our own.
 */
import { float32Bits, float32FromBits, float64Low, toFloat32, toFloat64, toInt32 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { reduceHuge } from "./reduce-huge.js";
import { scoped } from "./scoped.js";

/** (sin r − r) / r⁵ + 1 / (6 r²) for z = r² ≤ (π/4)². */
export function sineTail64(z: number): number {
  return (
    0.008333333333322472 +
    z *
      (-0.0001984126982983563 +
        z * (2.75573136973122e-6 + z * (-2.5050758484046036e-8 + z * 1.5896795983180617e-10)))
  );
}

/** (cos r − 1 + r²/2) / r⁴ for z = r² ≤ (π/4)². */
export function cosineTail64(z: number): number {
  const low = 0.0416666666666666 + z * -0.0013888888888874457;
  const w = z * z;
  const high =
    2.4801587289652868e-5 +
    z * -2.7557314393877704e-7 +
    w * (2.087572811334483e-9 + z * -1.1359865180143584e-11);
  return low + w * high;
}

const quadrantScope = { cosineTail64, sineTail64 };

/** sin(r + low + quadrant · π/2) for |r| ≤ π/4. */
function sinQuadrant64(
  r: number,
  low: number,
  quadrant: number,
  { cosineTail64, sineTail64 }: typeof quadrantScope,
): number {
  const z = r * r;
  const cube = z * r;
  const sine = r + (cube * -0.16666666666666632 + (z * (cube * sineTail64(z) - 0.5 * low) + low));
  const half = 0.5 * z;
  const whole = 1 - half;
  const cosine = whole + (1 - whole - half + (z * z * cosineTail64(z) - r * low));
  const y = (quadrant & 1) === 0 ? sine : cosine;
  return (quadrant & 2) === 0 ? y : -y;
}

const quadrant64 = scoped(sinQuadrant64, quadrantScope);
const hugeScope = { reduceHuge, quadrant64, toInt32 };

function sinHuge64(
  x: number,
  quadrant: number,
  { reduceHuge, quadrant64, toInt32 }: typeof hugeScope,
): number {
  const n = toInt32(reduceHuge(x, toInt32(0)));
  const y = quadrant64(reduceHuge(x, toInt32(1)), reduceHuge(x, toInt32(2)), n + quadrant);
  return Math.abs(x) < Infinity ? y : NaN;
}

const huge64 = scoped(sinHuge64, hugeScope);
const shifted64Scope = { float64Low, quadrant64, huge64 };

/** sin(x + quadrant · π/2). */
function sinShifted64(
  x: number,
  quadrant: number,
  { float64Low, quadrant64, huge64 }: typeof shifted64Scope,
): number {
  const t = x * 0.6366197723675814 + 6755399441055744;
  const n = t - 6755399441055744;
  const a = x - n * 1.5707963267941523;
  const w = n * 7.443547480488527e-13;
  const b = a - w;
  const tail = a - b - w - n * -1.9034889620193266e-25;
  const r = b + tail;
  let y = quadrant64(r, b - r + tail, float64Low(t) + quadrant);
  if (!(Math.abs(x) <= 12800)) y = huge64(x, quadrant);
  return y;
}

const shifted64 = scoped(sinShifted64, shifted64Scope);
const sin64Scope = { shifted64, toInt32 };

function sin64(x: number, { shifted64, toInt32 }: typeof sin64Scope): number {
  const y = shifted64(x, toInt32(0));
  return Math.abs(x) < 1.4901161193847656e-8 ? x : y;
}

function cos64(x: number, { shifted64, toInt32 }: typeof sin64Scope): number {
  return shifted64(x, toInt32(1));
}

const shifted32Scope = { float32Bits, float32FromBits, toFloat32, toFloat64, shifted64 };

/** sin(x + quadrant · π/2). */
function sinShifted32(
  x: number,
  quadrant: number,
  { float32Bits, float32FromBits, toFloat32, toFloat64, shifted64 }: typeof shifted32Scope,
): number {
  const t = x * 0.63661975 + 12582912;
  const n = t - 12582912;
  const b = x - n * 1.5708008 - n * -4.454516e-6;
  const c = n * 6.0771006e-11;
  const r = b - c;
  const low = b - r - c;
  const z = r * r;
  const w = z * z;
  const sine = r + (r * (z * -0.16666655 + w * (0.008332189 + z * -0.00019518187)) + low);
  const cosine = 1 - 0.5 * z + w * (0.041666646 + z * -0.0013887301 + w * 2.4430676e-5);
  const i = float32Bits(t) + quadrant;
  let y = float32FromBits(float32Bits((i & 1) === 0 ? sine : cosine) ^ ((i & 2) << 30));
  if (!(Math.abs(x) <= 4000)) y = toFloat32(shifted64(toFloat64(x), quadrant));
  return y;
}

const shifted32 = scoped(sinShifted32, shifted32Scope);
const sin32Scope = { shifted32, toInt32 };

function sin32(x: number, { shifted32, toInt32 }: typeof sin32Scope): number {
  const y = shifted32(x, toInt32(0));
  return Math.abs(x) < 0.00024414062 ? x : y;
}

function cos32(x: number, { shifted32, toInt32 }: typeof sin32Scope): number {
  return shifted32(x, toInt32(1));
}

const rareHuge = [huge64, reduceHuge];

export const sin: LibraryEntry = {
  float32: { fn: sin32, scope: sin32Scope, rare: [shifted64, ...rareHuge] },
  float64: { fn: sin64, scope: sin64Scope, rare: rareHuge },
};

export const cos: LibraryEntry = {
  float32: { fn: cos32, scope: sin32Scope, rare: [shifted64, ...rareHuge] },
  float64: { fn: cos64, scope: sin64Scope, rare: rareHuge },
};
