/**
 * The check of an operation that writes to an output which exists already: every element that the output sees
 * must be right, and every element that it does not see must be what it was.
 */
import type { Tensor } from "@lockstep/core";
import type { PersonsFunction } from "../families/operators.js";
import { counted, sample } from "../model/samples.js";
import { countOf, type Values } from "../model/values.js";
import type { ViewKind } from "../model/view-kinds.js";
import { mustMatch } from "../oracle/compare.js";
import { type Expected, type Given, stored } from "../oracle/oracle.js";
import type { Bench } from "./bench.js";
import { elementwise, kernelOf } from "./checks.js";
import { must } from "./failure.js";

export interface OutCheck {
  readonly fn: PersonsFunction;
  readonly inputs: readonly Given[];
  /** What the output is a view of, before; its elements must survive wherever the view does not reach. */
  readonly base: Values;
  readonly view: ViewKind;
}

/** Runs `fn` with `{ out: view of base }` and compares the whole base. */
export async function checkElementwiseOut(bench: Bench, { fn, inputs, base, view }: OutCheck): Promise<void> {
  const given = inputs.map((input) => (typeof input === "number" ? input : bench.tensor(input)));
  const whole = bench.tensor(base);
  const out = bench.hold(view.view(whole));
  const result = bench.hold(elementwise(fn, given.length)(...given, { out }));
  must(result === out, "An operation with { out } must return that very output");
  const expected = bench.oracle.map(kernelOf(fn, inputs), inputs, base.dtype);
  mustMatch(await bench.read(whole), writtenThrough(view, base, expected));
}

/** The base after `written` was stored through the view. */
export function writtenThrough(view: ViewKind, base: Values, written: Expected): Expected {
  const data: Expected["data"][number][] = [...base.data];
  for (const [i, place] of placesSeen(view, base.shape).entries()) data[place] = written.data[i]!;
  return { dtype: base.dtype, shape: base.shape, data };
}

/** For each element of a view in row-major order, its place in the base. */
function placesSeen(view: ViewKind, shape: readonly number[]): readonly number[] {
  const data = Array.from({ length: countOf(shape) }, (_, place) => place);
  return view.copy({ dtype: "float64", shape, data }).data;
}

export interface InPlaceCheck {
  readonly fn: PersonsFunction;
  readonly base: Values;
  /** The views of the one base that go in, in the order of the function's values. */
  readonly inputs: readonly ViewKind[];
  /** The one that comes out. */
  readonly out: ViewKind;
}

/** As above, where inputs and output are views of one and the same storage, overlapping or not. */
export async function checkInPlace(bench: Bench, { fn, base, inputs, out }: InPlaceCheck): Promise<void> {
  const whole = bench.tensor(base);
  // A view that goes in and comes out is one tensor, as a person would write it.
  const made = new Map<ViewKind, Tensor>();
  const viewOf = (kind: ViewKind): Tensor => {
    const view = made.get(kind) ?? bench.hold(kind.view(whole));
    made.set(kind, view);
    return view;
  };
  const given = inputs.map((kind) => kind.copy(base));
  elementwise(fn, inputs.length)(...inputs.map(viewOf), { out: viewOf(out) });
  const expected = bench.oracle.map(kernelOf(fn, given), given, base.dtype);
  mustMatch(await bench.read(whole), writtenThrough(out, base, expected));
}

/** What lies where an operation must not write: numbers that no result of the cases equals. */
export const untouched = (dtype: Values["dtype"], shape: readonly number[]): Values => {
  const values = dtype === "bool" ? sample("bool", shape, 77) : counted(dtype, shape);
  return { ...values, data: values.data.map((value) => stored(dtype === "bool" ? value : value + 5, dtype)) };
};
