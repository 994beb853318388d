/** Measures one step or function in one dtype. */
import { type Device, isLibraryFunction } from "@lockstep/core";
import {
  type Band,
  bands,
  type Excess,
  type Flushing,
  type Measured,
  type Sample,
} from "./accuracy-report.js";
import { compute } from "./compute.js";
import { distanceOf } from "./distance.js";
import type { Judge } from "./judge.js";
import { pointsOfOne } from "./points-of-one.js";
import { pointsOfTwo } from "./points-of-two.js";
import { isLaidDown, specialPoints } from "./special-points.js";
import type { Subject } from "./subjects.js";
import { Tally } from "./tally.js";

/** How many wrong values are told in full, and how many doubtful ones are put to the oracle. */
const told = 20;
const judged = 256;

/** How many points of a library function are compared with the common bits, which takes a while. */
const compared = 500;

export interface Circumstances {
  readonly device: Device;
  readonly judge: Judge;
  readonly flushes: Flushing;
  readonly points: number;
  readonly next: () => number;
}

export interface Finding {
  readonly measured: Measured;
  readonly excess: Excess | undefined;
}

export async function measureSubject(subject: Subject, circumstances: Circumstances): Promise<Finding> {
  const { device, judge, flushes, points, next } = circumstances;
  const { arity, dtype } = subject;
  const special = specialPoints(subject);
  const drawn = arity === 1 ? [pointsOfOne(subject, points, next)] : pointsOfTwo(subject, points, next);
  const args = drawn.map((list, k) => [...special.map((point) => point[k]!), ...list]);
  const results = await compute(device, subject, args);

  const all = new Tally(dtype);
  const byBand = Object.fromEntries(bands.map((band) => [band, new Tally(dtype)])) as Record<Band, Tally>;
  const wrong: Sample[] = [];
  const suspects: Sample[] = [];
  const first: Sample[] = [];
  let wrongCount = 0;
  let isRounded = true;
  for (const [i, got] of results.entries()) {
    const at = args.map((list) => list[i]!);
    const distance = distanceOf(subject, at, got, flushes);
    const { truth, ulp, rounded } = distance;
    const sample = (): Sample => ({ args: at, expected: truth, got, ulp });
    const isFixed = Number.isNaN(truth) || (i < special.length && isLaidDown(subject, at, truth));
    const isMissed = isFixed && !rounded;
    if (isMissed) {
      wrongCount += 1;
      if (wrong.length < told) wrong.push(sample());
    }
    isRounded &&= rounded;
    // An infinity or a zero that was missed is no matter of units.
    if (!Number.isNaN(truth) && !(isMissed && Math.abs(truth) !== 1)) {
      all.add(at, truth, got, ulp);
      byBand[bandOf(at)].add(at, truth, got, ulp);
    }
    if (first.length < special.length + compared) first.push(sample());
    if (suspects.length < judged && (isMissed || judge.isSuspect(subject, distance))) suspects.push(sample());
  }
  const errors = all.errors();
  if (errors.worst !== undefined) suspects.push(errors.worst);
  const otherBits = isLibraryFunction(subject.name) ? judge.withOtherBits(subject, first) : [];
  const measured: Measured = {
    ...errors,
    exact: isLibraryFunction(subject.name) ? otherBits.length === 0 : isRounded,
    wrong: { count: wrongCount, first: wrong },
    bands: Object.fromEntries(bands.map((band) => [band, byBand[band].errors()])) as Measured["bands"],
  };
  return { measured, excess: judge.excess(subject, [...suspects, ...otherBits]) };
}

function bandOf(args: readonly number[]): Band {
  const magnitude = Math.max(...args.map(Math.abs));
  if (magnitude < 2 ** -6) return "small";
  if (magnitude <= 2 ** 7) return "ordinary";
  return magnitude <= 2 ** 40 ? "large" : "huge";
}
