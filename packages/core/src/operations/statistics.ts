/**
 * Means, variances and standard deviations. The variance takes two passes, the second over the distances from the
 * mean, because the sum of squares less the square of the sum cancels to nothing where the spread is small beside
 * the mean (Chan, Golub and LeVeque, "Algorithms for computing the sample variance", 1983).
 *
 * Integers are computed in float32. Everything is combined in the fixed tree of `Reduction`.
 */
import { LockstepError } from "../errors/lockstep-error.js";
import { compileMap, compileReduction } from "../kernel/index.js";
import { normalizeAxes } from "../layout/axes.js";
import type { Tensor } from "../tensor/tensor.js";
import { Elementwise } from "./elementwise.js";
import { assertTensor, describe } from "./operands.js";
import { checkKeepdims, checkOptions, type Options, reduceOptions } from "./options.js";
import { Reducer, reducedCount } from "./reduction.js";
import { asFloats, parseStandard } from "./standard-kernels.js";
import type { KernelSource } from "./table-entry.js";
import { withTemporaries } from "./temporaries.js";

const statisticOptions = ["axis", "keepdims", "out", "correction"];

const floatReducer = (name: string, arity: number, fn: KernelSource): Reducer =>
  new Reducer(name, arity, (types) => compileReduction(parseStandard(name, fn), asFloats(types), 0));

const scaler = (name: string, fn: KernelSource): Elementwise =>
  new Elementwise(name, 2, (types) => compileMap(parseStandard(name, fn), types));

const total = /* @__PURE__ */ floatReducer("mean", 1, (acc: number, x: number) => acc + x);
const squares = /* @__PURE__ */ floatReducer(
  "var",
  2,
  (acc: number, x: number, m: number) => acc + (x - m) * (x - m),
);
const meanOf = /* @__PURE__ */ scaler("mean", (sum: number, n: number) => sum / n);
const varOf = /* @__PURE__ */ scaler("var", (sum: number, n: number) => sum / n);
const stdOf = /* @__PURE__ */ scaler("std", (sum: number, n: number) => Math.sqrt(sum / n));

/** Σx ÷ n along the axes. */
export function mean(x: Tensor, options?: unknown): Tensor {
  assertTensor("mean", x, 0);
  const { axis, keepdims, out } = statisticsOf("mean", options, reduceOptions);
  const n = reducedCount(x.shape, normalizeAxes(axis, x.ndim, "mean"));
  return scaled(meanOf, total.run([x], { axis, keepdims }), n, out);
}

/** Σ(x − mean)² ÷ (n − correction) along the axes. */
export function variance(x: Tensor, options?: unknown): Tensor {
  return spread("var", varOf, x, options);
}

/** The square root of the variance. */
export function standardDeviation(x: Tensor, options?: unknown): Tensor {
  return spread("std", stdOf, x, options);
}

function spread(name: string, scale: Elementwise, x: Tensor, options: unknown): Tensor {
  assertTensor(name, x, 0);
  const { axis, keepdims, correction = 0, out } = statisticsOf(name, options, statisticOptions);
  const n = reducedCount(x.shape, normalizeAxes(axis, x.ndim, name));
  const sum = withTemporaries((temporary) => {
    const center = temporary(mean(x, { axis, keepdims: true }));
    return squares.run([x, center], { axis, keepdims });
  });
  return scaled(scale, sum, Math.max(n - correction, 0), out);
}

/** The sum divided: in its own place, or into `out`. */
function scaled(scale: Elementwise, sum: Tensor, n: number, out: unknown): Tensor {
  if (out === undefined) return scale.run2(sum, n, { out: sum });
  return withTemporaries((temporary) => scale.run2(temporary(sum), n, { out }));
}

function statisticsOf(name: string, options: unknown, known: readonly string[]): Options {
  const checked = checkOptions(name, options, known);
  checkKeepdims(name, checked);
  const { correction } = checked;
  if (correction === undefined || Number.isFinite(correction)) return checked;
  throw new LockstepError("ARGUMENT_INVALID", {
    cause: `correction of ${name} is ${describe(correction)}`,
    mend: "Use a number: 0 divides by n, 1 by n − 1",
  });
}
