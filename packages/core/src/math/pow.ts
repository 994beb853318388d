/**
 * Powers: exp(y log x). In float64 the product reaches 709, where an error in its last place would cost a thousand
 * units of the result, so the logarithm is computed in two parts to about 68 bits, from a table (see `log-table.ts`),
 * and multiplied by y without loss by Dekker's splitting ("A floating-point technique for extending the available
 * precision", Numerische Mathematik 18, 1971). In float32 plain float64 has bits to spare.
 */
import { exp } from "./exp.js";
import { expTail64 } from "./exp-tail.js";
import { float64FromWords, float64High, float64Low, lookup, toFloat32, toFloat64 } from "./intrinsics.js";
import type { LibraryEntry } from "./library.js";
import { log } from "./log.js";
import { logTables } from "./log-table.js";
import { scoped } from "./scoped.js";

const [reciprocals, logHigh, logLow] = logTables() as readonly [Table, Table, Table];

type Table = readonly number[];

/** What is left of log(1 + r) after r − r²/2, divided by r³, for |r| < 0.0094: the series. */
function logTail(r: number): number {
  const z = r * r;
  const low = 0.3333333333333333 - r * 0.25 + z * (0.2 - r * 0.16666666666666666);
  return low + z * z * (0.14285714285714285 - r * 0.125 + z * (0.1111111111111111 - r * 0.1));
}

const finiteScope = {
  expTail64,
  float64FromWords,
  float64High,
  float64Low,
  logHigh,
  logLow,
  logTail,
  lookup,
  reciprocals,
  toFloat64,
};

/** x ** y for finite x > 0 and finite y. */
function powFinite(
  x: number,
  y: number,
  {
    expTail64,
    float64FromWords,
    float64High,
    float64Low,
    logHigh,
    logLow,
    logTail,
    lookup,
    reciprocals,
    toFloat64,
  }: typeof finiteScope,
): number {
  // x = 2ᵏ z, with z between √½ and √2 and its piece of the table.
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * 18014398509481984 : x;
  const high = float64High(normal);
  const place = (high - 0x3fe69000) | 0;
  const shift = place >> 20;
  const piece = (place >> 14) & 63;
  const k = toFloat64(subnormal ? shift - 54 : shift);
  const top = (high - (shift << 20)) | 0;
  const zHigh = float64FromWords(top, 0);
  const zLow = float64FromWords(top, float64Low(normal)) - zHigh;

  // r = z q − 1 in two parts: q is so short that both products are exact.
  const q = lookup(reciprocals, piece);
  const a = zHigh * q - 1;
  const b = zLow * q;
  const r = a + b;
  const carried = r - a;
  const rLow = a - (r - carried) + (b - carried);

  // log x = k ln 2 − log q + r − r²/2 + r³ …, the large terms first and without error.
  const base = k * 0.6931471805598903 + lookup(logHigh, piece);
  const first = base + r;
  const rTop = float64FromWords(float64High(r), 0);
  const square = -0.5 * rTop * rTop;
  const second = first + square;
  const rest =
    k * 5.497923018708371e-14 +
    lookup(logLow, piece) +
    (base - first + r) +
    (first - second + square) +
    (rLow - r * rLow - 0.5 * (r + rTop) * (r - rTop)) +
    r * r * r * logTail(r);
  const logX = second + rest;
  const logXLow = second - logX + rest;

  // The product with y, in two parts.
  const product = y * logX;
  const yTop = float64FromWords(float64High(y), 0);
  const logTop = float64FromWords(float64High(logX), 0);
  const yRest = y - yTop;
  const logRest = logX - logTop;
  const productLow =
    yTop * logTop - product + yTop * logRest + yRest * logTop + yRest * logRest + y * logXLow;

  const t = product * 1.4426950408889634 + 6755399441055744;
  const n = t - 6755399441055744;
  const s = product - n * 0.6931471803691238 - (n * 1.9082149292705877e-10 - productLow);
  const i = float64Low(t);
  const half = i >> 1;
  const scale = float64FromWords((half + 1023) << 20, 0);
  const value = (1 + (s + s * s * expTail64(s))) * scale * float64FromWords((i - half + 1023) << 20, 0);
  return product > 710 ? Infinity : product < -746 ? 0 : value;
}

/** Whatever is not a finite power of a finite positive number; `z` is |x| ** y, right where both are finite. */
function powEdge(x: number, y: number, z: number): number {
  const size = Math.abs(x);
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  if (Math.abs(y) === Infinity) {
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const whole = Math.trunc(y) === y;
  const half = y * 0.5;
  const odd = whole && Math.trunc(half) !== half;
  if (size === 0 || size === Infinity) {
    const value = (size === Infinity) === y > 0 ? Infinity : 0;
    return odd && (x < 0 || 1 / x < 0) ? -value : value;
  }
  if (!whole) return NaN;
  return odd ? -z : z;
}

const finite64 = scoped(powFinite, finiteScope);
const pow64Scope = { finite64, powEdge };

function pow64(x: number, y: number, { finite64, powEdge }: typeof pow64Scope): number {
  let z = finite64(Math.abs(x), y);
  if (!(x > 0 && x < Infinity && Math.abs(y) < Infinity)) z = powEdge(x, y, z);
  return z;
}

const exp64 = scoped(exp.float64.fn as (x: number, scope: never) => number, exp.float64.scope as never);
const log64 = scoped(log.float64.fn as (x: number, scope: never) => number, log.float64.scope as never);
const pow32Scope = { exp64, log64, powEdge, toFloat32, toFloat64 };

function pow32(
  x: number,
  y: number,
  { exp64, log64, powEdge, toFloat32, toFloat64 }: typeof pow32Scope,
): number {
  let z = toFloat32(exp64(toFloat64(y) * log64(toFloat64(Math.abs(x)))));
  if (!(x > 0 && x < Infinity && Math.abs(y) < Infinity)) z = powEdge(x, y, z);
  return z;
}

export const pow: LibraryEntry = {
  float32: { fn: pow32, scope: pow32Scope, rare: [powEdge, ...(exp.float64.rare ?? [])] },
  float64: { fn: pow64, scope: pow64Scope, rare: [powEdge] },
};
