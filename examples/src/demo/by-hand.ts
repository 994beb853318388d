/**
 * The same steps as loops that a person would write by hand, with the quickest way they know: what Lockstep is timed
 * against, and what its results are held to. Elements are float32, as Lockstep's are; sums run in JavaScript's own
 * doubles, which makes them the more exact of the two.
 */
import type { StepName } from "./analysis.js";
import type { Columns } from "./flights.js";
import { bandwidth, clipAt, densityGrid, distanceEdges, lateFrom, partsOfDay } from "./questions.js";

/** A result, flattened in row-major order. */
export type Numbers = ArrayLike<number> & Iterable<number>;

export const byHand: Readonly<Record<StepName, (columns: Columns) => Numbers>> = {
  mean: ({ delay }) => [mean(delay)],

  std: ({ delay }) => [deviation(delay, mean(delay))],

  standardise: ({ delay }) => {
    const center = mean(delay);
    const scale = deviation(delay, center);
    const result = new Float32Array(delay.length);
    for (let i = 0; i < delay.length; i++) result[i] = (delay[i]! - center) / scale;
    return result;
  },

  "count late": ({ delay }) => lateFrom.map((late) => countFrom(delay, late)),

  latest: ({ delay }) => {
    let best = 0;
    for (let i = 1; i < delay.length; i++) if (delay[i]! > delay[best]!) best = i;
    return [best];
  },

  "clipped mean": ({ delay }) => {
    let sum = 0;
    for (let i = 0; i < delay.length; i++) sum += Math.min(Math.max(delay[i]!, -clipAt), clipAt);
    return [sum / delay.length];
  },

  "hours lost": ({ delay }) => {
    let sum = 0;
    for (let i = 0; i < delay.length; i++) if (delay[i]! > 0) sum += delay[i]!;
    return [sum / 60];
  },

  correlation: ({ delay, distance }) => {
    const [x, y] = [mean(delay), mean(distance)];
    let sum = 0;
    for (let i = 0; i < delay.length; i++) sum += (delay[i]! - x) * (distance[i]! - y);
    return [sum / delay.length / (deviation(delay, x) * deviation(distance, y))];
  },

  "by distance": ({ delay, distance }) => {
    const { means, counts } = meanWithin(delay, distance);
    return Float64Array.of(...means, ...counts);
  },

  "by time of day": ({ delay, departure }) => [...meanOfParts(departure), ...meanOfParts(delay)],

  density: ({ delay }) => {
    const { start, stop, step } = densityGrid;
    const result = new Float32Array(Math.ceil((stop - start) / step));
    const scale = delay.length * bandwidth * Math.sqrt(2 * Math.PI);
    for (let j = 0; j < result.length; j++) {
      const at = start + j * step;
      let sum = 0;
      for (let i = 0; i < delay.length; i++) {
        const z = (delay[i]! - at) / bandwidth;
        sum += Math.exp(-0.5 * z * z);
      }
      result[j] = sum / scale;
    }
    return result;
  },
};

function mean(column: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i]!;
  return sum / column.length;
}

function deviation(column: Float32Array, center: number): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += (column[i]! - center) * (column[i]! - center);
  return Math.sqrt(sum / column.length);
}

function countFrom(column: Float32Array, least: number): number {
  let count = 0;
  for (let i = 0; i < column.length; i++) if (column[i]! >= least) count++;
  return count;
}

/** Means and counts of `values` by the band of distance; one pass, each flight straight into its band. */
export function meanWithin(
  values: Float32Array,
  distance: Float32Array,
): Record<"means" | "counts", Float64Array> {
  const bands = distanceEdges.length - 1;
  const sums = new Float64Array(bands);
  const counts = new Float64Array(bands);
  for (let i = 0; i < values.length; i++) {
    const miles = distance[i]!;
    let band = 0;
    while (band < bands && miles >= distanceEdges[band + 1]!) band++;
    if (band === bands || miles < distanceEdges[0]) continue;
    sums[band]! += values[i]!;
    counts[band]! += 1;
  }
  return { means: sums.map((sum, band) => sum / counts[band]!), counts };
}

function meanOfParts(column: Float32Array): number[] {
  const length = Math.floor(column.length / partsOfDay);
  return Array.from({ length: partsOfDay }, (_, part) =>
    mean(column.subarray(part * length, (part + 1) * length)),
  );
}
