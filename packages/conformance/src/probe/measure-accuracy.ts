/**
 * The accuracy probe: how far a device's results lie from the truth, measured through the operations that
 * anyone can call, and held against what its capabilities state.
 */
import { type Capabilities, type Device, isFloat, LockstepError } from "@lockstep/core";
import { generator } from "../model/samples.js";
import type { FloatType } from "../oracle/allowance.js";
import type { AccuracyReport, DtypeAccuracy, Excess, Measurable, Measured } from "./accuracy-report.js";
import { findFlushing } from "./flushing.js";
import { Judge } from "./judge.js";
import { measureSubject } from "./measure-subject.js";
import { probedCapabilities } from "./probed-capabilities.js";
import { findRounding } from "./rounding.js";
import { subjectsOf } from "./subjects.js";

export interface AccuracyOptions {
  /** The dtypes that are measured; all floats that the device has unless given. */
  readonly dtypes?: readonly FloatType[];
  /** What is measured; everything unless given. */
  readonly only?: readonly Measurable[];
  /** How many points, or pairs, are drawn for each; 50,000 unless given. Special values come on top. */
  readonly points?: number;
  /** Where the drawing begins; the same seed draws the same points, on every machine. */
  readonly seed?: number;
  /** Called before each measurement. */
  readonly onProgress?: (progress: AccuracyProgress) => void;
}

export interface AccuracyProgress {
  readonly dtype: FloatType;
  readonly measuring: Measurable;
  readonly done: number;
  readonly all: number;
}

/**
 * Measures arithmetic, conversions and the library functions of `Math` in each dtype of floats that the device
 * has. The device stays open. Rejects with whatever the device throws or rejects with, with `DTYPE_UNSUPPORTED`
 * for a dtype that it lacks, and with `ARGUMENT_INVALID` unless `points` is a whole number.
 *
 * The truth is the platform's `Math`, in doubles: of float32 that is exact to a millionth of a unit. In float64
 * arithmetic is held against exact residuals, and library functions against `Math` itself, whose own error
 * (below one unit in V8 and SpiderMonkey) is part of the figures.
 */
export async function measureAccuracy(
  device: Device,
  options: AccuracyOptions = {},
): Promise<AccuracyReport> {
  const { points = 50_000, seed = 1, only, onProgress } = options;
  const { name: backend, capabilities } = device;
  const dtypes = options.dtypes ?? capabilities.dtypes.filter((dtype) => isFloat(dtype));
  check(device, dtypes, points);
  const subjects = dtypes.flatMap((dtype) =>
    subjectsOf(dtype, capabilities.dtypes).filter(({ name }) => only?.includes(name) ?? true),
  );
  const judge = new Judge(capabilities);
  const found: Partial<Record<FloatType, DtypeAccuracy>> = {};
  const excesses: Excess[] = [];
  let done = 0;
  for (const dtype of dtypes) {
    const flushes = await findFlushing(device, dtype);
    const rounding = await findRounding(device, dtype, generator(seed));
    const measured: Partial<Record<Measurable, Measured>> = {};
    for (const subject of subjects.filter((one) => one.dtype === dtype)) {
      onProgress?.({ dtype, measuring: subject.name, done, all: subjects.length });
      // Each draws from a generator of its own, so that measuring one alone draws the same points.
      const next = generator(seed + seedOf(subject.name));
      const finding = await measureSubject(subject, { device, judge, flushes, points, next });
      measured[subject.name] = finding.measured;
      if (finding.excess !== undefined) excesses.push(finding.excess);
      done += 1;
    }
    found[dtype] = { flushes, ...rounding, measured };
    excesses.push(...unstated(dtype, found[dtype], capabilities));
  }
  const { engine } = capabilities;
  return { backend, engine, points, seed, dtypes: found, capabilities: probedCapabilities(found), excesses };
}

/** What cannot be measured is refused, lest an empty report be taken for a good one. */
function check({ name, capabilities }: Device, dtypes: readonly FloatType[], points: number): void {
  const missing = dtypes.find((dtype) => !capabilities.dtypes.includes(dtype));
  if (missing !== undefined) {
    throw new LockstepError("DTYPE_UNSUPPORTED", {
      cause: `${name} has no ${missing} to measure`,
      mend: `It has ${capabilities.dtypes.join(", ")}`,
    });
  }
  if (Number.isSafeInteger(points) && points >= 0) return;
  throw new LockstepError("ARGUMENT_INVALID", {
    cause: `${points} points cannot be drawn`,
    mend: "Give a whole number, such as { points: 50_000 }",
  });
}

const seedOf = (name: string): number =>
  [...name].reduce((seed, letter) => (seed * 31 + letter.charCodeAt(0)) | 0, 7);

/** What a dtype does, although the capabilities say that nothing does. */
function unstated(dtype: FloatType, found: DtypeAccuracy, capabilities: Capabilities): Excess[] {
  const { flushes, rounding, contracts } = found;
  const excesses: Excess[] = [];
  if ((flushes.moved || flushes.taken || flushes.given) && !capabilities.flushesSubnormals) {
    const finding = `subnormal numbers of ${dtype} become 0; flushesSubnormals is stated as false`;
    excesses.push({ dtype, at: "flushesSubnormals", finding, sample: undefined });
  }
  if ((rounding === "store" || contracts) && capabilities.rounding === "each") {
    const what = contracts ? "x * y + z of" : "sums of";
    const finding = `${what} ${dtype} are not rounded at each step; rounding is stated as "each"`;
    excesses.push({ dtype, at: "rounding", finding, sample: undefined });
  }
  return excesses;
}
