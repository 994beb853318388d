/** A result in a few numbers: what stands in words beside every picture of it, and what its colours run between. */
import type { Result } from "../../run/protocol.js";
import { printCountOf, printElement, printRounded, printShape } from "../print-numbers.js";

export interface Summary {
  readonly count: number;
  /** Of the finite elements; NaN where there are none. */
  readonly least: number;
  readonly greatest: number;
  readonly mean: number;
  readonly nans: number;
  readonly infinities: number;
}

const known = new WeakMap<Result, Summary>();

export function summaryOf(result: Result): Summary {
  let summary = known.get(result);
  if (summary === undefined) {
    summary = summarise(result.data);
    known.set(result, summary);
  }
  return summary;
}

function summarise(data: Result["data"]): Summary {
  let least = Infinity;
  let greatest = -Infinity;
  let nans = 0;
  let infinities = 0;
  let sum = 0;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (Number.isFinite(value)) {
      if (value < least) least = value;
      if (value > greatest) greatest = value;
      sum += value;
    } else if (Number.isNaN(value)) nans++;
    else infinities++;
  }
  const finite = data.length - nans - infinities;
  return {
    count: data.length,
    least: finite ? least : Number.NaN,
    greatest: finite ? greatest : Number.NaN,
    mean: finite ? sum / finite : Number.NaN,
    nans,
    infinities,
  };
}

/** The text alternative of a result. */
export function describeResult(result: Result): string {
  const { dtype, shape } = result;
  const { count, least, greatest, mean, nans, infinities } = summaryOf(result);
  const what =
    shape.length === 0
      ? `one ${dtype}`
      : `${dtype} of shape ${printShape(shape)}, ${printCountOf(count, "element")}`;
  const parts = [what];
  if (shape.length === 0) parts.push(printElement(result.data[0]!, dtype));
  else if (!Number.isNaN(least)) {
    parts.push(`least ${printElement(least, dtype)}`, `greatest ${printElement(greatest, dtype)}`);
    parts.push(`mean ${printRounded(mean, 6)}`);
  }
  const isFloat = dtype === "float32" || dtype === "float64";
  if (shape.length > 0 && isFloat) parts.push(nans === 0 ? "no NaN" : `${printCountOf(nans, "element")} NaN`);
  if (infinities > 0) parts.push(`${printCountOf(infinities, "element")} infinite`);
  return parts.join(" · ");
}
