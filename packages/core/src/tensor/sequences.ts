/** The values of `arange`, `linspace` and `eye`, computed in double precision before they meet their dtype. */
import { type Dtype, isFloat, newArray, type TypedArray } from "../dtype/dtype.js";
import { LockstepError } from "../errors/lockstep-error.js";
import type { DtypeOption } from "./creation.js";
import { checkElements } from "./elements.js";

interface ArangeArguments {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly options: DtypeOption<Dtype> | undefined;
}

/** `(stop)`, `(start, stop)` or `(start, stop, step)`, with options after them or not. */
export function arangeArguments(args: readonly (number | DtypeOption<Dtype> | undefined)[]): ArangeArguments {
  const last = args.at(-1);
  const options = typeof last === "object" ? last : undefined;
  const given = args.filter((argument) => argument !== undefined && argument !== options);
  type Given = [start: number, stop: number, step?: number, excess?: DtypeOption<Dtype>];
  const [start, stop, step = 1, excess] = (given.length < 2 ? [0, ...given] : given) as Given;
  return { start, stop, step, options: options ?? excess };
}

/** How many values `arange` gives: ⌈(stop − start) / step⌉, at least 0. Throws `ARGUMENT_INVALID`. */
export function arangeLength(start: number, stop: number, step: number): number {
  checkNumber("arange", { start, stop, step });
  if (step === 0) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: "arange with a step of 0 never arrives",
      mend: "Use a positive or a negative step",
    });
  }
  return Math.max(0, Math.ceil((stop - start) / step));
}

/** `start + i · step` for each i. Throws `DTYPE_VALUE`. */
export function arange<D extends Dtype>(
  dtype: D,
  length: number,
  start: number,
  step: number,
): TypedArray<D> {
  const last = start + (length - 1) * step;
  if (dtype === "int32" && isInt32(start) && isInt32(step) && isInt32(last)) {
    // Whole steps between whole ends: nothing in between needs to be checked.
    const data = newArray("int32", length);
    for (let i = 0; i < length; i++) data[i] = start + Math.imul(i, step);
    return data as TypedArray<D>;
  }
  return generate(dtype, [length], (i) => start + i * step);
}

/** `num` evenly spaced values from `start` to `stop`, which is the last of them if `endpoint`. Throws `DTYPE_VALUE`. */
export function linspace<D extends Dtype>(
  dtype: D,
  start: number,
  stop: number,
  num: number,
  endpoint: boolean,
): TypedArray<D> {
  checkNumber("linspace", { start, stop });
  const parts = endpoint ? num - 1 : num;
  const step = parts > 0 ? (stop - start) / parts : 0;
  // Both ends are met exactly, which start + i · step may miss by a rounding, or by the sign of a zero.
  return generate(dtype, [num], (i) => (i === 0 ? start : i === parts ? stop : start + i * step));
}

/** Ones on the diagonal `k` (above the main one if positive), zeros elsewhere. Throws `ARGUMENT_INVALID`. */
export function eye<D extends Dtype>(dtype: D, rows: number, columns: number, k: number): TypedArray<D> {
  if (!Number.isInteger(k)) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `${String(k)} is not a diagonal`,
      mend: "Use an integer: 0 is the main diagonal, 1 the one above it, -1 the one below",
    });
  }
  const data = newArray(dtype, rows * columns);
  for (let row = Math.max(0, -k); row < rows && row + k < columns; row++) data[row * columns + row + k] = 1;
  return data;
}

const isInt32 = (value: number): boolean => value === (value | 0);

function generate<D extends Dtype>(
  dtype: D,
  shape: readonly [number],
  value: (i: number) => number,
): TypedArray<D> {
  const [length] = shape;
  if (isFloat(dtype)) return fill(newArray(dtype, length), value) as TypedArray<D>;
  const exact = fill(newArray("float64", length), value);
  checkElements(exact, dtype, shape);
  const data = newArray(dtype, length);
  data.set(exact);
  return data;
}

function fill<T extends TypedArray>(data: T, value: (i: number) => number): T {
  for (let i = 0; i < data.length; i++) data[i] = value(i);
  return data;
}

function checkNumber(operation: string, parts: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(parts)) {
    if (Number.isFinite(value)) continue;
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `${operation} with a ${name} of ${String(value)}`,
      mend: "Use finite numbers",
    });
  }
}
