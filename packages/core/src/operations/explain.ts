/** `explain`: how an operation would run on given arguments, without running it. */
import type { Explanation } from "../backend/explanation.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { describe } from "./operands.js";
import { type AnyOperation, explainerOf } from "./operation.js";
import type { SeveralSteps } from "./standard-types.js";

/**
 * What would be compiled for these arguments, for which dtypes, with which engine, the generated code, and how the
 * loops would walk. Operations made of several kernels (`mean`, `softmax`, `cumsum`, …) answer with one explanation
 * for each step, in order. Throws what the operation itself would throw, and `ARGUMENT_INVALID` for a function that is
 * no operation.
 *
 * ```ts
 * explain(sigmoid, x).code;
 * explain(softmax, x, { axis: 1 }).map((step) => step.pattern);
 * ```
 */
export function explain(operation: AnyOperation & SeveralSteps, ...args: readonly unknown[]): Explanation[];
export function explain(operation: AnyOperation, ...args: readonly unknown[]): Explanation;
export function explain(operation: AnyOperation, ...args: readonly unknown[]): Explanation | Explanation[] {
  const explainer = explainerOf(operation);
  if (explainer) return explainer(args);
  throw new LockstepError("ARGUMENT_INVALID", {
    cause: `explain was given ${describe(operation)}, which is no operation`,
    mend: "Give it what map, zip or reduce made, or a standard operation: explain(sigmoid, x)",
  });
}
