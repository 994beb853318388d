/** Arguments for functions of one value: by bit pattern, evenly where they are used, dense where they are hard. */
import type { FloatType } from "../oracle/allowance.js";
import { precision, randomPattern, randomSteps, roundedTo, stepped } from "./float-bits.js";
import { type Plan, planOf } from "./plans.js";
import type { Subject } from "./subjects.js";

/** How often it is tried to draw a point that lies in the domain. */
const tries = 16;

/** The share of points that may lie anywhere: outside the domain, NaN must come out. */
const anywhere = 1 / 32;

/** `count` arguments for a function of one value, or for a conversion. */
export function pointsOfOne(subject: Subject, count: number, next: () => number): number[] {
  const { name, dtype, from } = subject;
  if (from === "int32") return Array.from({ length: count }, () => randomInteger(next));
  if (name === "from-float64") return Array.from({ length: count }, () => doubleNear(next, dtype));
  if (name === "from-float32") return Array.from({ length: count }, () => randomPattern(next, "float32"));
  const plan = planOf(name, dtype);
  return Array.from({ length: count }, () => {
    if (next() < anywhere) return randomPattern(next, dtype);
    for (let i = 0; i < tries; i++) {
      const x = draw(plan, dtype, next);
      if (x >= plan.domain[0] && x <= plan.domain[1]) return x;
    }
    return roundedTo(plan.places[0]!, dtype);
  });
}

function draw(plan: Plan, type: FloatType, next: () => number): number {
  const { domain, ranges, places, multiplesOf } = plan;
  const share = next();
  if (share < 0.4) {
    const x = randomPattern(next, type);
    return domain[0] >= 0 ? Math.abs(x) : x;
  }
  if (share < 0.7) {
    const [low, high] = pick(ranges, next);
    return roundedTo(low + (high - low) * next(), type);
  }
  const sign = next() < 0.5 ? -1 : 1;
  if (multiplesOf !== undefined && share < 0.85) {
    const turns = Math.round(2 ** (next() * precision[type]));
    return stepped(roundedTo(sign * turns * multiplesOf, type), randomSteps(next, 3), type);
  }
  return stepped(roundedTo(sign * pick(places, next), type), randomSteps(next, precision[type] - 2), type);
}

/** One of them, each as likely as the others. */
export function pick<T>(items: readonly T[], next: () => number): T {
  return items[Math.floor(next() * items.length)]!;
}

/** As many bits as one likes: small numbers are as likely as large ones. */
const randomInteger = (next: () => number): number => ((next() * 2 ** 32) | 0) >> (next() * 32);

/** A double within the range of `type`, some of them half way between two of its numbers. */
function doubleNear(next: () => number, type: FloatType): number {
  const x = randomPattern(next, type);
  const between = (x + stepped(x, 1, type)) / 2;
  const share = next();
  if (share < 0.25 && Number.isFinite(between)) return between;
  if (share < 0.5 && Number.isFinite(between)) return stepped(between, randomSteps(next, 3), "float64");
  return x * (1 + (next() - 0.5) * 2 ** -20);
}
