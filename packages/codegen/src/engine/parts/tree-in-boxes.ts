/**
 * The fixed tree of `Reduction` for elements that do not fit into the arena: pieces of 2^k whole blocks are computed
 * onto a stage there, each is reduced by its own part of the tree, and the pieces' values are combined as those of
 * blocks are: two that stand for as many elements as soon as they meet, what is left from the last to the first.
 */

import {
  blockLength,
  bytesPerElement,
  rowMajorStrides,
  sizeOf,
  strided,
  type TreeReduction,
  type View,
} from "@lockstep/core";
import { boxesOf } from "../../memory/index.js";
import { unchanged } from "../../wasm/accumulators.js";
import { type ArenaPart, bytesInPart } from "./arena-part.js";
import { boxesBetween, boxOperand, boxView, joined, wholeView, withReduced } from "./box-view.js";
import { mapInBoxes } from "./map-in-boxes.js";
import type { ReductionSpace } from "./reduction-space.js";
import type { Runner } from "./runner.js";

/** Values of pieces that wait for their like: there are fewer than 2^32 elements. */
const mostWaiting = 24;

export function treeInBoxes(
  part: ArenaPart,
  run: Runner,
  reduction: TreeReduction,
  space: ReductionSpace,
): void {
  const { outputs, reduced, inputs, out } = space;
  const { combine, element, init } = reduction;
  const { type } = combine;
  const count = sizeOf(reduced);
  // The other half is for the inputs.
  const room = part.left / 2;
  const fits = (outputCount: number, length: number): boolean =>
    bytesOf(outputCount * length) + mostWaiting * bytesOf(outputCount) <= room;
  const bytesOf = (elements: number): number => bytesInPart(elements, bytesPerElement(type));
  const groupShape = [...outputs];
  while (!fits(sizeOf(groupShape), Math.min(count, blockLength))) {
    const d = groupShape.findIndex((extent) => extent > 1);
    groupShape[d] = Math.ceil(groupShape[d]! / 2);
  }
  let pieceLength = blockLength;
  while (pieceLength < count && fits(sizeOf(groupShape), 2 * pieceLength)) pieceLength *= 2;

  const staged: TreeReduction = { ...reduction, step: combine, element: unchanged(type) };
  for (const group of boxesOf(outputs, groupShape)) {
    part.within(() => {
      const size = sizeOf(group.shape);
      const stage = part.take(type, size * Math.min(count, pieceLength));
      const waiting: View[] = [];
      const valueAt = (depth: number): View => {
        waiting[depth] ??= wholeView(part.take(type, size), group.shape);
        return waiting[depth];
      };
      const combineLast = (depth: number): void => {
        const [first, second] = [valueAt(depth - 2), valueAt(depth - 1)];
        run.map(combine, [first, second], first);
      };

      let depth = 0;
      for (let from = 0, pieces = 0; from < count; from += pieceLength, pieces++) {
        const length = Math.min(pieceLength, count - from);
        fill(from, length);
        const elements = wholeView(stage, [...group.shape, length]);
        run.reduce(staged, [elements], [outputs.length], withReduced(valueAt(depth++), 1), true);
        for (let full = pieces; full % 2 === 1; full = (full - 1) / 2) combineLast(depth--);
      }
      while (depth > 1) combineLast(depth--);
      mapInBoxes(part, run, combine, [init, valueAt(0)], boxView(out, group));

      /** Computes elements of all outputs of the group, row by row. */
      function fill(from: number, length: number): void {
        const groupStrides = rowMajorStrides([...group.shape, length]).slice(0, -1);
        let at = 0;
        for (const box of boxesBetween(reduced, from, from + length)) {
          const strides = [...groupStrides, ...rowMajorStrides(box.shape)];
          const target = strided([...group.shape, ...box.shape], strides, at);
          const here = joined(group, box);
          const operands = inputs.map((input) => boxOperand(input, here));
          mapInBoxes(part, run, element, operands, { storage: stage, layout: target });
          at += sizeOf(box.shape);
        }
      }
    });
  }
}
