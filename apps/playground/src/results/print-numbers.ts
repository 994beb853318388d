/** Numbers as people read them: counts with separators, times in the unit that suits, elements with the digits they have. */
import type { Dtype } from "@lockstep/core";

const counts = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

export const printCount = (count: number): string => counts.format(count);

/** `n` things: "1 element", "2 elements". */
export const printCountOf = (count: number, noun: string): string =>
  `${printCount(count)} ${noun}${count === 1 ? "" : "s"}`;

export const printShape = (shape: readonly number[]): string => `[${shape.join(", ")}]`;

const threeDigits = (value: number): string =>
  value >= 100 ? counts.format(value) : value.toFixed(value >= 9.995 ? 1 : 2);

/** A time that is given in milliseconds. */
export function printTime(milliseconds: number): string {
  if (milliseconds >= 1000) return `${threeDigits(milliseconds / 1000)} s`;
  if (milliseconds >= 1 || milliseconds === 0) return `${threeDigits(milliseconds)} ms`;
  return `${threeDigits(milliseconds * 1000)} µs`;
}

/** Digits that tell each number of a dtype from the next. */
const digitsOf: Readonly<Record<Dtype, number>> = { bool: 1, uint8: 3, int32: 10, float32: 9, float64: 17 };

/** An element of a tensor: shortest digits that still name it. */
export function printElement(value: number, dtype: Dtype): string {
  if (dtype === "bool") return value ? "true" : "false";
  if (Object.is(value, -0)) return "−0";
  if (!Number.isFinite(value)) return String(value).replace("-", "−");
  if (dtype !== "float32" && dtype !== "float64") return counts.format(value).replace("-", "−");
  return shortest(value, dtype).replace("-", "−").replace("e−", "e-").replace("e+", "e");
}

function shortest(value: number, dtype: Dtype): string {
  if (dtype === "float64") return String(value);
  for (let digits = 1; digits < digitsOf.float32; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(digitsOf.float32)));
}

/** A number of no dtype, such as a mean or a tick of an axis, to `digits` digits. */
export function printRounded(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return String(value).replace("-", "−");
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  const text =
    size !== 0 && (size >= 1e7 || size < 1e-4)
      ? rounded.toExponential().replace("e+", "e")
      : size >= 10_000
        ? new Intl.NumberFormat("en", { maximumSignificantDigits: digits }).format(rounded)
        : String(rounded);
  return text.replace(/^-/, "−").replace("e-", "e−");
}
