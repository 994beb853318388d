/**
 * √(x² + y²). In float32 the squares neither overflow nor lose anything in float64; in float64 both sides are scaled
 * by a power of two where they would. About 1 ULP: two roundings under the root count half.
 */
import { toFloat32, toFloat64 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";

function hypot64(x: number, y: number): number {
  const a = Math.abs(x);
  const b = Math.abs(y);
  const larger = a > b ? a : b;
  const scale = larger > 1e150 ? 2.409919865102884e-181 : larger < 1e-130 ? 4.149515568880993e180 : 1;
  const back = larger > 1e150 ? 4.149515568880993e180 : larger < 1e-130 ? 2.409919865102884e-181 : 1;
  const p = a * scale;
  const q = b * scale;
  const root = Math.sqrt(p * p + q * q) * back;
  return a === Infinity || b === Infinity ? Infinity : root;
}

const hypot32Scope = { toFloat32, toFloat64 };

function hypot32(x: number, y: number, { toFloat32, toFloat64 }: typeof hypot32Scope): number {
  const p = toFloat64(x);
  const q = toFloat64(y);
  const root = toFloat32(Math.sqrt(p * p + q * q));
  return Math.abs(x) === Infinity || Math.abs(y) === Infinity ? Infinity : root;
}

export const hypot: LibraryEntry = {
  float32: { fn: hypot32, scope: hypot32Scope },
  float64: { fn: hypot64, scope: {} },
};
