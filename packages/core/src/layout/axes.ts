/** Axes as people give them (negative from the end, one or several, or none for all) made plain. */
import { LockstepError } from "../errors/lockstep-error.js";

/** One axis, several, or all of them. */
export type AxisLike = number | readonly number[] | null | undefined;

/** An axis in `0 … ndim - 1`; −1 is the last. Throws `AXIS_RANGE`, in which `operation` is what was given it. */
export function normalizeAxis(axis: number, ndim: number, operation?: string): number {
  if (Number.isInteger(axis) && axis >= -ndim && axis < ndim) return axis < 0 ? axis + ndim : axis + 0;
  const dimensions = ndim === 1 ? "dimension" : "dimensions";
  throw new LockstepError("AXIS_RANGE", {
    cause: `${startOf(operation)}xis ${String(axis)} does not exist in a tensor of ${ndim} ${dimensions}`,
    mend:
      ndim === 0 ? "A scalar has no axes; leave the axis out" : `Use an integer from ${-ndim} to ${ndim - 1}`,
  });
}

/** Several axes in the order given, each in `0 … ndim - 1`. Throws `AXIS_RANGE`, also when one is named twice. */
export function normalizeAxisList(axes: readonly number[], ndim: number, operation?: string): number[] {
  if (!Array.isArray(axes)) {
    throw new LockstepError("AXIS_RANGE", {
      cause: `${startOf(operation)}xes are given as ${typeof axes}`,
      mend: "Give an integer, or an array of integers",
    });
  }
  const normal = axes.map((axis: number) => normalizeAxis(axis, ndim, operation));
  const twice = normal.find((axis, index) => normal.indexOf(axis) !== index);
  if (twice !== undefined) {
    throw new LockstepError("AXIS_RANGE", {
      cause: `${startOf(operation)}xis ${twice} is named twice in [${axes.join(", ")}]`,
      mend: "Name each axis once",
    });
  }
  return normal;
}

/** The axes an operation works along, sorted and without repeats; `undefined` or `null` means all of them. */
export function normalizeAxes(axes: AxisLike, ndim: number, operation?: string): number[] {
  if (axes === undefined || axes === null) return Array.from({ length: ndim }, (_, axis) => axis);
  if (typeof axes === "number") return [normalizeAxis(axes, ndim, operation)];
  return normalizeAxisList(axes, ndim, operation).sort((a, b) => a - b);
}

const startOf = (operation: string | undefined): string =>
  operation === undefined ? "A" : `${operation}: a`;
