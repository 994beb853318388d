/**
 * The analysis, written once. Nothing here knows where it runs: that is where the tensors are.
 *
 * Each step answers one question about all flights. The results stay on the device until somebody reads them.
 */
import { type Backend, map, reduce, stack, type Tensor, where, zip } from "@lockstep/core";
import type { Columns } from "./flights.js";
import { bandwidth, clipAt, densityGrid, distanceEdges, lateFrom, partsOfDay } from "./questions.js";

/** The flights on a device, and the grids that the questions need. */
export interface FlightTensors {
  readonly delay: Tensor<"float32">;
  readonly distance: Tensor<"float32">;
  readonly departure: Tensor<"float32">;
  /** The edges of the bands of distance. */
  readonly edges: Tensor<"float32">;
  /** A column, so that it broadcasts against the row of flights. */
  readonly grid: Tensor<"float32">;
}

/** Moves the flights to a device. */
export function onDevice(device: Backend, { delay, distance, departure }: Columns): FlightTensors {
  return {
    delay: device.tensor(delay),
    distance: device.tensor(distance),
    departure: device.tensor(departure),
    edges: device.tensor([...distanceEdges]).expandDims(1),
    grid: device.arange(densityGrid.start, densityGrid.stop, densityGrid.step).expandDims(1),
  };
}

const standardised = zip((x, mean, std) => (x - mean) / std);

const isLate = lateFrom.map((minutes) => map((delay, { late }) => delay >= late, { late: minutes }));

const covariation = reduce((acc, x, y, meanX, meanY) => acc + (x - meanX) * (y - meanY), 0);

const sumWithin = reduce((acc, value, key, from, to) => acc + (from <= key && key < to ? value : 0), 0);

const gaussians = reduce(
  (acc, x, at, { width }) => {
    const z = (x - at) / width;
    return acc + Math.exp(-0.5 * z * z);
  },
  0,
  { scope: { width: bandwidth } },
);

export const analysis = {
  /** Minutes. */
  mean: ({ delay }: FlightTensors): Tensor => delay.mean(),

  /** Minutes. */
  std: ({ delay }: FlightTensors): Tensor => delay.std(),

  /** For each flight, its distance from the mean in standard deviations. */
  standardise: ({ delay }: FlightTensors): Tensor => standardised(delay, delay.mean(), delay.std()),

  /** How many flights are late, for each meaning of late. */
  "count late": ({ delay }: FlightTensors): Tensor => stack(isLate.map((late) => late(delay).sum())),

  /** The index of the flight that is latest. */
  latest: ({ delay }: FlightTensors): Tensor => delay.argmax(),

  /** Minutes; what the mean would be if no flight could be more than so much off. */
  "clipped mean": ({ delay }: FlightTensors): Tensor => delay.clip(-clipAt, clipAt).mean(),

  /** All minutes that flights were late, in hours; early flights do not make up for late ones. */
  "hours lost": ({ delay }: FlightTensors): Tensor => where(delay.greater(0), delay, 0).sum().divide(60),

  /** Pearson's, of delay and distance. */
  correlation: ({ delay, distance }: FlightTensors): Tensor =>
    covariation(delay, distance, delay.mean(), distance.mean())
      .divide(delay.size)
      .divide(delay.std().multiply(distance.std())),

  /** For each band of distance, the mean delay in minutes and the number of flights. */
  "by distance": ({ delay, distance, edges }: FlightTensors): Tensor => {
    const from = edges.slice([0, -1]);
    const to = edges.slice([1, edges.size]);
    const flights = sumWithin(1, distance, from, to, { axis: 1 });
    return stack([sumWithin(delay, distance, from, to, { axis: 1 }).divide(flights), flights]);
  },

  /** For each part of the day, the mean departure in hours and the mean delay in minutes. */
  "by time of day": ({ delay, departure }: FlightTensors): Tensor =>
    stack([departure, delay].map((column) => inParts(column).mean({ axis: 1 }))),

  /** Flights per minute of delay, as a share of all, along the grid. */
  density: ({ delay, grid }: FlightTensors): Tensor =>
    gaussians(delay, grid, { axis: 1 }).divide(delay.size * bandwidth * Math.sqrt(2 * Math.PI)),
} as const;

/** One of the steps. */
export type StepName = keyof typeof analysis;

export const stepNames = Object.keys(analysis) as StepName[];

/** A row for each part of the day; the last few flights are left out where they do not fill the rows. */
function inParts(column: Tensor<"float32">): Tensor<"float32"> {
  const length = Math.floor(column.size / partsOfDay);
  return column.slice([0, length * partsOfDay]).reshape([partsOfDay, length]);
}
