/**
 * The two judges of a reduction: to the last bit in the order that is laid down, and within bounds in any.
 */
import type { CombineOp, Kernel, Reduction } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { type Allowance, unitInLastPlace } from "./allowance.js";
import { exactly } from "./exactly.js";
import { anything, around, type Interval, isEmpty, point } from "./interval.js";
import { loadExactly, loadWithin } from "./load.js";
import { foldOrder, treeOrder } from "./order.js";
import { Undecided, walk } from "./walk.js";
import { within } from "./within.js";

/** The elements of the inputs at one place of what is reduced. */
type ElementAt = (index: number) => number[];

/** The one right result. */
export function reduceExactly(
  reduction: Reduction,
  init: number,
  count: number,
  elementAt: ElementAt,
): number {
  const run = (kernel: Kernel, args: readonly number[]) => walk(kernel, exactly, args);
  if (reduction.order === "fold") {
    const step = expandLibrary(reduction.step);
    const [, ...parameters] = step.parameters;
    return foldOrder(init, count, (acc, i) => run(step, [acc, ...loadExactly(parameters, elementAt(i))]));
  }
  const element = expandLibrary(reduction.element);
  const combine = expandLibrary(reduction.combine);
  const total = treeOrder(
    count,
    (i) => run(element, loadExactly(element.parameters, elementAt(i))),
    (a, b) => run(combine, [a, b]),
  );
  return total === undefined ? init : run(combine, [init, total]);
}

interface Tolerance {
  readonly allowance: Allowance;
  /** Whether the backend keeps to the order that is laid down. */
  readonly ordered: boolean;
}

/** Where the result must lie. */
export function reduceWithin(
  reduction: Reduction,
  init: number,
  count: number,
  elementAt: ElementAt,
  { allowance, ordered }: Tolerance,
): Interval {
  const domain = within(allowance);
  const run = (kernel: Kernel, args: readonly Interval[]) => walk(kernel, domain, args);
  const load = (kernel: Kernel, args: readonly number[], skip = 0) =>
    loadWithin(kernel.parameters.slice(skip), args, allowance);
  try {
    if (reduction.order === "fold") {
      const { step } = reduction;
      return foldOrder(point(init), count, (acc, i) => run(step, [acc, ...load(step, elementAt(i), 1)]));
    }
    const { element, combine, operator } = reduction;
    const elements = Array.from({ length: count }, (_, i) => run(element, load(element, elementAt(i))));
    const join = (a: Interval, b: Interval) => run(combine, [a, b]);
    const total = treeOrder(count, (i) => elements[i]!, join);
    if (total === undefined) return point(init);
    const result = join(point(init), total);
    return ordered ? result : anyOrder(result, [point(init), ...elements], operator, combine.type, allowance);
  } catch (error) {
    if (error instanceof Undecided) return anything;
    throw error;
  }
}

/**
 * Widens a result by what another order may change. Sums: (n − 1) u Σ|x|; products: n u, relative (Higham,
 * "Accuracy and Stability of Numerical Algorithms", 2nd edition, sections 4.2 and 3.1). The other known
 * combinations have no rounding error; of one that a person promised to be associative, as much is allowed as
 * of a sum.
 */
function anyOrder(
  result: Interval,
  elements: readonly Interval[],
  operator: CombineOp,
  type: Kernel["type"],
  allowance: Allowance,
): Interval {
  const rounds = operator === "add" || operator === "multiply" || operator === "custom";
  if (!rounds || (type !== "float32" && type !== "float64") || isEmpty(result)) return result;
  const magnitudes = elements.map(({ lo, hi }) => Math.max(Math.abs(lo), Math.abs(hi)));
  if (!magnitudes.every(Number.isFinite)) return result;
  const unit = unitInLastPlace(1, type) * (0.5 + allowance.arithmeticUlp);
  if (operator === "multiply" && mayOverflow(magnitudes, type)) return anything;
  const scale =
    operator === "multiply"
      ? Math.max(Math.abs(result.lo), Math.abs(result.hi))
      : magnitudes.reduce((sum, magnitude) => sum + magnitude, 0);
  if (scale > (type === "float32" ? largestFloat32 : Number.MAX_VALUE)) return anything;
  const width = elements.length * unit * scale * (1 + elements.length * unit);
  if (!Number.isFinite(width)) return anything;
  return around([result.lo - width, result.hi + width], result.nan);
}

const largestFloat32 = (2 - 2 ** -23) * 2 ** 127;

/** Whether some order of the factors leaves the range of the type on its way, upwards or downwards. */
function mayOverflow(magnitudes: readonly number[], type: "float32" | "float64"): boolean {
  const exponents = magnitudes.filter((magnitude) => magnitude !== 0).map(Math.log2);
  const up = exponents.reduce((sum, exponent) => sum + Math.max(exponent, 0), 0);
  const down = exponents.reduce((sum, exponent) => sum + Math.min(exponent, 0), 0);
  const most = type === "float32" ? 126 : 1022;
  return up > most || down < -most;
}
