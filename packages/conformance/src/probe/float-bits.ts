/** Floats by their bits: every finite pattern as likely as any other, and the neighbours of a number. */
import type { FloatType } from "../oracle/allowance.js";

/** Bits of the significand, the leading one included. */
export const precision = { float32: 24, float64: 53 } as const;

/** Everything from 2 to this power on is infinite. */
export const overflowExponent = { float32: 128, float64: 1024 } as const;

/** The least positive number is 2 to this power. */
export const underflowExponent = { float32: -149, float64: -1074 } as const;

export const largest = { float32: (2 - 2 ** -23) * 2 ** 127, float64: Number.MAX_VALUE } as const;

const view = new DataView(new ArrayBuffer(8));

export const roundedTo = (value: number, type: FloatType): number =>
  type === "float32" ? Math.fround(value) : value;

/** A finite number of random bits: all exponents, subnormal ones too, and both signs. */
export function randomPattern(next: () => number, type: FloatType): number {
  for (;;) {
    view.setUint32(0, next() * 2 ** 32);
    view.setUint32(4, next() * 2 ** 32);
    const drawn = type === "float32" ? view.getFloat32(0) : view.getFloat64(0);
    if (Number.isFinite(drawn)) return drawn;
  }
}

/** The number so many steps of the last bit further from zero, or nearer to it, but never across it. */
export function stepped(value: number, steps: number, type: FloatType): number {
  const sign = value < 0 || Object.is(value, -0) ? -1 : 1;
  if (type === "float32") {
    view.setFloat32(0, Math.abs(value));
    view.setInt32(0, Math.max(0, view.getInt32(0) + steps));
    return sign * view.getFloat32(0);
  }
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigInt64(0) + BigInt(steps);
  view.setBigInt64(0, bits < 0n ? 0n : bits);
  return sign * view.getFloat64(0);
}

/** Steps of either sign whose number of digits is as likely as any other: dense near 0, and yet far. */
export function randomSteps(next: () => number, bits: number): number {
  const steps = Math.floor(2 ** (next() * bits)) - 1;
  return next() < 0.5 ? -steps : steps;
}
