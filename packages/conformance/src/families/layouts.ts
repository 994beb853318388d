/**
 * Layouts: each kind of view read, mapped, zipped, written through, and worked on in place. What a backend
 * gets are offsets and strides (negative, zero, in any order); what must come out is what copies would give.
 */
import { type Dtype, dtypes } from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { type Case, needDtypes } from "../framework/case.js";
import { checkElementwiseOut, checkInPlace, untouched } from "../framework/check-out.js";
import { elementwise, kernelOf } from "../framework/checks.js";
import { sample } from "../model/samples.js";
import type { Values } from "../model/values.js";
import { allViews, baseShape, distinctViews, type ViewKind } from "../model/view-kinds.js";
import { mustMatch } from "../oracle/compare.js";
import type { PersonsFunction } from "./operators.js";

const affine = (x: number) => x * 2 + 1;
const difference = (x: number, y: number) => x - y;
/** A function that gives the dtype it takes. */
const sameDtype = (dtype: Dtype): PersonsFunction => (dtype === "bool" ? (x) => !x : (x) => x + 3);

export function layoutCases(): Case[] {
  return dtypes.flatMap((dtype) => [
    ...allViews.flatMap((view) => [
      layoutCase("read", view, dtype, (bench) => readView(bench, view, dtype)),
      layoutCase("map", view, dtype, (bench) => applyToView(bench, affine, view, dtype, "alone")),
      layoutCase("zip-first", view, dtype, (bench) => applyToView(bench, difference, view, dtype, "first")),
      layoutCase("zip-second", view, dtype, (bench) => applyToView(bench, difference, view, dtype, "second")),
    ]),
    ...distinctViews.flatMap((view) => [
      layoutCase("out", view, dtype, (bench) => writeThrough(bench, view, dtype)),
      layoutCase("in-place", view, dtype, (bench) =>
        checkInPlace(bench, {
          fn: sameDtype(dtype),
          base: sample(dtype, baseShape),
          inputs: [view],
          out: view,
        }),
      ),
    ]),
  ]);
}

function layoutCase(group: string, view: ViewKind, dtype: Dtype, run: Case["run"]): Case {
  return { id: `layouts/${group}/${view.name}-${dtype}`, needs: [needDtypes(dtype, "int32")], run };
}

async function readView(bench: Bench, view: ViewKind, dtype: Dtype): Promise<void> {
  const base = sample(dtype, baseShape);
  mustMatch(await bench.read(bench.hold(view.view(bench.tensor(base)))), view.copy(base));
}

/** The view as the only argument, or beside a tensor that lies in row-major order. */
async function applyToView(
  bench: Bench,
  fn: PersonsFunction,
  view: ViewKind,
  dtype: Dtype,
  place: "alone" | "first" | "second",
): Promise<void> {
  const base = sample(dtype, baseShape);
  const seen = view.copy(base);
  const other = sample(dtype, seen.shape, 2);
  const order = <T>(viewed: T, plain: T): T[] =>
    place === "alone" ? [viewed] : place === "first" ? [viewed, plain] : [plain, viewed];
  const inputs: Values[] = order(seen, other);
  const tensors = order(bench.hold(view.view(bench.tensor(base))), bench.tensor(other));
  const result = bench.hold(elementwise(fn, inputs.length)(...tensors));
  mustMatch(await bench.read(result), bench.oracle.map(kernelOf(fn, inputs), inputs));
}

function writeThrough(bench: Bench, view: ViewKind, dtype: Dtype): Promise<void> {
  const base = untouched(dtype, baseShape);
  const inputs = [sample(dtype, view.copy(base).shape, 3)];
  return checkElementwiseOut(bench, { fn: sameDtype(dtype), inputs, base, view });
}
