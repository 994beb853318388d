/** Runs every step on every device and by hand, in turns, and holds the results against each other. */
import type { Backend } from "@lockstep/core";
import { allowance } from "./allowances.js";
import { analysis, type FlightTensors, onDevice, type StepName, stepNames } from "./analysis.js";
import { engineOf } from "./backends.js";
import { byHand, type Numbers } from "./by-hand.js";
import type { Columns } from "./flights.js";
import { medianTimes, type TimingOptions, timeOf } from "./timing.js";

/** One step on one device: a row of the table. */
export interface Measurement {
  readonly operation: StepName;
  readonly backend: string;
  readonly engine: string;
  readonly medianMilliseconds: number;
  /** Of the loop written by hand. */
  readonly byHandMilliseconds: number;
  /** By hand ÷ here: above 1 where the device is the quicker one. */
  readonly speed: number;
  /** The largest difference from the result written by hand. */
  readonly difference: number;
  /** The largest difference that the dtype and the operation explain. */
  readonly allowed: number;
  readonly agrees: boolean;
}

export interface Measured {
  readonly measurements: readonly Measurement[];
  /** The results of the first device. */
  readonly answers: Answers;
}

export type Answers = Readonly<Record<StepName, Numbers>>;

export interface MeasureOptions {
  readonly timing?: TimingOptions;
  /** Told of each step before it runs. */
  readonly onStep?: (step: StepName) => void;
}

/** Runs the analysis on each of `devices`, of which there is at least one. */
export async function measure(
  columns: Columns,
  devices: readonly Backend[],
  { timing = {}, onStep }: MeasureOptions = {},
): Promise<Measured> {
  const flights = devices.map((device) => onDevice(device, columns));
  const measurements: Measurement[] = [];
  const answers: Partial<Record<StepName, Numbers>> = {};
  for (const step of stepNames) {
    onStep?.(step);
    const reference = byHand[step](columns);
    const results: Numbers[] = [];
    const first = [0];
    for (const [i, device] of devices.entries()) {
      first.push(await timeOf(async () => results.push(await read(device, step, flights[i]!))));
    }
    answers[step] = results[0]!;
    const [handTime, ...deviceTimes] = await medianTimes(
      [() => byHand[step](columns), ...devices.map((device, i) => () => run(device, step, flights[i]!))],
      { first, ...timing },
    );
    for (const [i, device] of devices.entries()) {
      const difference = largestDifference(results[i]!, reference);
      const allowed = allowance(step, columns, reference, device.capabilities);
      measurements.push({
        operation: step,
        backend: device.name,
        engine: engineOf(device),
        medianMilliseconds: deviceTimes[i]!,
        byHandMilliseconds: handTime!,
        speed: handTime! / deviceTimes[i]!,
        difference,
        allowed,
        agrees: difference <= allowed,
      });
    }
  }
  return { measurements, answers: answers as Answers };
}

/** Everything that a step makes on the way is freed at the end of the scope. */
const read = (device: Backend, step: StepName, flights: FlightTensors): Promise<Numbers> =>
  device.scope(() => analysis[step](flights).data());

/** Ends when the result is there, as a loop by hand does; reading it is not a part of the work. */
async function run(device: Backend, step: StepName, flights: FlightTensors): Promise<void> {
  device.scope(() => void analysis[step](flights));
  await device.synchronize();
}

/** The largest distance between elements at the same place; infinite where only one is a number, or is there. */
export function largestDifference(result: Numbers, reference: Numbers): number {
  if (result.length !== reference.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let i = 0; i < result.length; i++) {
    const [a, b] = [result[i]!, reference[i]!];
    if (Object.is(a, b) || a === b) continue;
    const difference = Math.abs(a - b);
    largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(largest, difference);
  }
  return largest;
}
