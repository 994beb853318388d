/** Pairs of arguments: of every size, of nearly the same, and such that the result spans the whole range. */
import type { FloatType } from "../oracle/allowance.js";
import {
  overflowExponent,
  precision,
  randomPattern,
  randomSteps,
  roundedTo,
  stepped,
  underflowExponent,
} from "./float-bits.js";
import { pick } from "./points-of-one.js";
import type { Subject } from "./subjects.js";

type Pair = readonly [number, number];

/** Draws one pair; what does not fit into the type is drawn again. */
type Draw = (next: () => number, type: FloatType) => Pair;

/** `count` pairs for a step or function of two values, as two lists. */
export function pointsOfTwo(
  { name, dtype }: Subject,
  count: number,
  next: () => number,
): [number[], number[]] {
  const draws = drawsOf[name] ?? [patterns, alike, ordinary];
  const first: number[] = [];
  const second: number[] = [];
  while (first.length < count) {
    const [x, y] = pick(draws, next)(next, dtype).map((value) => roundedTo(value, dtype));
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    first.push(x!);
    second.push(y!);
  }
  return [first, second];
}

const signed = (next: () => number): 1 | -1 => (next() < 0.5 ? -1 : 1);

const patterns: Draw = (next, type) => [randomPattern(next, type), randomPattern(next, type)];

/** Magnitudes within a factor of 8. */
const alike: Draw = (next, type) => {
  const x = randomPattern(next, type);
  return [x, signed(next) * x * 2 ** (next() * 6 - 3)];
};

const ordinary: Draw = (next) => [next() * 20 - 10, next() * 20 - 10];

/** What cancels but for the last bits. */
const cancelling: Draw = (next, type) => {
  const x = randomPattern(next, type);
  return [x, signed(next) * stepped(x, randomSteps(next, precision[type] - 2), type)];
};

/** One so much smaller that it is rounded, or only just rounded away. */
const staggered: Draw = (next, type) => {
  const x = randomPattern(next, type);
  return [x, signed(next) * x * 2 ** -(next() * (precision[type] + 2))];
};

/** 2 to a power of the range, in two factors, for the ends are beyond the doubles. */
function anySize(next: () => number, type: FloatType): number {
  const [low, high] = [underflowExponent[type] - 2, overflowExponent[type] + 1];
  const half = (low + next() * (high - low)) / 2;
  return 2 ** half * 2 ** half;
}

const product: Draw = (next, type) => {
  const x = randomPattern(next, type);
  return [x, anySize(next, type) / x];
};

const quotient: Draw = (next, type) => {
  const y = randomPattern(next, type);
  return [anySize(next, type) * y, y];
};

/** Quotients of up to as many bits as the type has. */
const turns: Draw = (next, type) => {
  const y = randomPattern(next, type);
  return [signed(next) * y * 2 ** (next() * precision[type]), y];
};

/** Near 1, where exponents may be huge. */
const nearOne = (next: () => number, type: FloatType): number =>
  1 + (next() - 0.5) * 2 ** -Math.floor(next() * precision[type]);

/** The power is anywhere from below the least number to above the largest. */
function power(base: number, next: () => number, type: FloatType): Pair {
  const [low, high] = [underflowExponent[type] - 2, overflowExponent[type] + 1];
  return [base, (low + next() * (high - low)) / Math.log2(base)];
}

const powerDraws: readonly Draw[] = [
  (next, type) => power(roundedTo(nearOne(next, type), type), next, type),
  (next, type) => power(Math.abs(randomPattern(next, type)), next, type),
  (next) => [next() * 4, next() * 20 - 10],
  (next) => [-next() * 10, Math.round(next() * 40 - 20)],
  (next, type) => [Math.abs(randomPattern(next, type)), pick([-2, -1, -0.5, 0.5, 1, 1.5, 2, 3], next)],
  patterns,
];

const drawsOf: Readonly<Record<string, readonly Draw[]>> = {
  add: [patterns, alike, cancelling, staggered],
  subtract: [patterns, alike, cancelling, staggered],
  multiply: [patterns, product, product, ordinary],
  divide: [patterns, quotient, quotient, ordinary],
  remainder: [alike, turns, ordinary],
  pow: powerDraws,
};
