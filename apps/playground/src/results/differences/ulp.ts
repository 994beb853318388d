/** How many numbers of a dtype lie between two of its numbers: units in the last place, counted by their bits. */
import type { Dtype } from "@lockstep/core";

const float32 = new Float32Array(1);
const float32Bits = new Int32Array(float32.buffer);
const float64 = new Float64Array(1);
const float64Bits = new BigInt64Array(float64.buffer);

/** Where a float32 stands in the order of them all; both zeros stand at 0. */
function place32(value: number): number {
  float32[0] = value;
  const bits = float32Bits[0]!;
  return bits < 0 ? -(bits & 0x7fffffff) : bits;
}

function place64(value: number): bigint {
  float64[0] = value;
  const bits = float64Bits[0]!;
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

/** Infinity where one of them is NaN; undefined for dtypes that have no last place to be off in. */
export function ulpsBetween(a: number, b: number, dtype: Dtype): number | undefined {
  if (dtype !== "float32" && dtype !== "float64") return undefined;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  if (dtype === "float32") return Math.abs(place32(a) - place32(b));
  const apart = place64(a) - place64(b);
  return Number(apart < 0n ? -apart : apart);
}
