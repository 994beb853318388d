/** Views of parts of views. */

import { type Operand, rowMajor, type Storage, strided, type View } from "@lockstep/core";
import type { Box } from "../../memory/index.js";

/** What a box holds of a view. */
export function boxView({ storage, layout }: View, { origin, shape }: Box): View {
  const offset = layout.strides.reduce((sum, stride, d) => sum + stride * origin[d]!, layout.offset);
  return { storage, layout: strided(shape, layout.strides, offset) };
}

export const boxOperand = (operand: Operand, box: Box): Operand =>
  typeof operand === "number" ? operand : boxView(operand, box);

/** All of a storage in row-major order. */
export const wholeView = (storage: Storage, shape: readonly number[]): View => ({
  storage,
  layout: rowMajor(shape),
});

/** The view with `count` dimensions of length 1 behind its own. */
export function withReduced({ storage, layout }: View, count: number): View {
  const behind = (value: number): number[] => new Array<number>(count).fill(value);
  const shape = [...layout.shape, ...behind(1)];
  return { storage, layout: strided(shape, [...layout.strides, ...behind(0)], layout.offset) };
}

/** The box of two boxes, the dimensions of the second behind those of the first. */
export const joined = (outer: Box, inner: Box): Box => ({
  origin: [...outer.origin, ...inner.origin],
  shape: [...outer.shape, ...inner.shape],
});

/** The boxes, in row-major order, that together hold the indices `from` up to but not including `to` of `extents`. */
export function* boxesBetween(extents: readonly number[], from: number, to: number): Generator<Box> {
  if (from >= to) return;
  const [, ...rest] = extents;
  if (rest.length === 0) {
    yield { origin: [from], shape: [to - from] };
    return;
  }
  const perTurn = rest.reduce((product, extent) => product * extent, 1);
  const turnOf = (index: number) => Math.floor(index / perTurn);
  const within = function* (turn: number, start: number, end: number): Generator<Box> {
    for (const box of boxesBetween(rest, start - turn * perTurn, end - turn * perTurn)) {
      yield joined({ origin: [turn], shape: [1] }, box);
    }
  };
  const firstWhole = turnOf(from + perTurn - 1);
  const pastWhole = turnOf(to);
  if (firstWhole > pastWhole) {
    yield* within(pastWhole, from, to);
    return;
  }
  yield* within(firstWhole - 1, from, firstWhole * perTurn);
  if (firstWhole < pastWhole) {
    yield {
      origin: [firstWhole, ...rest.map(() => 0)],
      shape: [pastWhole - firstWhole, ...rest],
    };
  }
  yield* within(pastWhole, pastWhole * perTurn, to);
}
