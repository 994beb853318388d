/**
 * The arctangent, of one value and of two: a polynomial in t² for |t| ≤ ½, to which π/4 + atan((x − 1) / (x + 1)) and
 * π/2 − atan(1 / x) bring every other argument (Cody and Waite, 1980, chapter 11). atan2 forms the quotients from
 * both its values at once, so nothing is rounded twice. Coefficients are near-minimax fits of our own.
 */
import { float32Bits, float64High, toFloat32, toFloat64 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { withSign32 } from "./sign.js";

/** atan(t) / t − 1 for z = t² ≤ ¼. */
export function atanTail32(z: number): number {
  return (
    z *
    (-0.33333328 +
      z * (0.19999556 + z * (-0.1427315 + z * (0.10948836 + z * (-0.080108106 + z * 0.039067294)))))
  );
}

function atanTail64(z: number): number {
  const w = z * z;
  const first =
    -0.33333333333333315 + z * 0.19999999999993814 + w * (-0.14285714285005272 + z * 0.11111111070452202);
  const second =
    -0.0909090771821222 + z * 0.0769227788576935 + w * (-0.06666228045868361 + z * 0.05877841180306376);
  const third =
    -0.05230191424748285 +
    z * 0.04590087437309489 +
    w * (-0.03713362395853667 + z * 0.023675316774204792 + w * -0.008377973387520657);
  const q = w * w;
  return z * (first + q * (second + q * third));
}

const atan32Scope = { atanTail32, toFloat32, toFloat64, withSign32 };

function atanAt32(x: number, { atanTail32, toFloat32, toFloat64, withSign32 }: typeof atan32Scope): number {
  const a = toFloat64(Math.abs(x));
  const near = a < 0.5;
  const far = a > 2;
  const t = (near ? a : far ? -1 : a - 1) / (near ? 1 : far ? a : a + 1);
  const base = near ? toFloat64(0) : far ? toFloat64(1.5707963267948966) : 0.7853981633974483;
  return withSign32(toFloat32(base + (t + t * atanTail32(t * t))), x);
}

const atan64Scope = { atanTail64 };

function atanAt64(x: number, { atanTail64 }: typeof atan64Scope): number {
  const a = Math.abs(x);
  const near = a < 0.5;
  const far = a > 2;
  const t = (near ? a : far ? -1 : a - 1) / (near ? 1 : far ? a : a + 1);
  const base = near ? 0 : far ? 1.5707963267948966 : 0.7853981633974483;
  const baseLow = near ? 0 : far ? 6.123233995736766e-17 : 3.061616997868383e-17;
  const angle = base + (t + (t * atanTail64(t * t) + baseLow));
  return a < 7.450580596923828e-9 ? x : x < 0 ? -angle : angle;
}

const atan2At32Scope = { atanTail32, float32Bits, toFloat32, toFloat64, withSign32 };

function atan2At32(
  y: number,
  x: number,
  { atanTail32, float32Bits, toFloat32, toFloat64, withSign32 }: typeof atan2At32Scope,
): number {
  const a = toFloat64(Math.abs(x));
  const b = toFloat64(Math.abs(y));
  const steep = b > a;
  const back = float32Bits(x) < 0;
  const larger = steep ? b : a;
  const smaller = steep ? a : b;
  const direct = smaller + smaller < larger || larger === 0;
  // Equal sides, infinite ones too, make an angle of π/4.
  const numerator = direct ? smaller : smaller === larger ? 0 : smaller - larger;
  const denominator = direct ? (larger === 0 ? 1 : larger) : smaller + larger;
  const quotient = numerator / denominator;
  const t = steep === back ? quotient : -quotient;
  // The angle is a multiple of π/4, plus atan t.
  const inner = direct ? toFloat64(0) : toFloat64(1);
  const fromAxis = steep ? 2 - inner : inner;
  const octants = back ? 4 - fromAxis : fromAxis;
  return withSign32(toFloat32(octants * 0.7853981633974483 + (t + t * atanTail32(t * t))), y);
}

const atan2At64Scope = { atanTail64, float64High, toFloat64 };

function atan2At64(
  y: number,
  x: number,
  { atanTail64, float64High, toFloat64 }: typeof atan2At64Scope,
): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  const steep = b > a;
  const back = float64High(x) < 0;
  const scale = a > 1e307 || b > 1e307 ? 0.25 : toFloat64(1);
  const larger = (steep ? b : a) * scale;
  const smaller = (steep ? a : b) * scale;
  const direct = smaller + smaller < larger || larger === 0;
  const numerator = direct ? smaller : smaller === larger ? 0 : smaller - larger;
  const denominator = direct ? (larger === 0 ? 1 : larger) : smaller + larger;
  const quotient = numerator / denominator;
  const t = steep === back ? quotient : -quotient;
  // The angle is a multiple of π/4, plus atan t.
  const inner = direct ? toFloat64(0) : toFloat64(1);
  const fromAxis = steep ? 2 - inner : inner;
  const octants = back ? 4 - fromAxis : fromAxis;
  const base = octants === 3 ? 2.356194490192345 : octants * 0.7853981633974483;
  const baseLow = octants === 3 ? 9.184850993605148e-17 : octants * 3.061616997868383e-17;
  const angle = base + (t + (t * atanTail64(t * t) + baseLow));
  return float64High(y) < 0 ? -angle : angle;
}

export const atan: LibraryEntry = {
  float32: { fn: atanAt32, scope: atan32Scope },
  float64: { fn: atanAt64, scope: atan64Scope },
};

export const atan2: LibraryEntry = {
  float32: { fn: atan2At32, scope: atan2At32Scope },
  float64: { fn: atan2At64, scope: atan2At64Scope },
};
