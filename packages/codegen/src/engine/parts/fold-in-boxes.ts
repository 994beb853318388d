/**
 * Folds box by box: the accumulators of a group of outputs stay in the arena while the elements that belong to them
 * come and go, in their order. The same serves the trees of operators that know no order.
 */

import { bytesPerElement, type Operand, type Reduction, sizeOf, type View } from "@lockstep/core";
import { type Box, boxesOf } from "../../memory/index.js";
import { isOrderFree } from "../../order-free.js";
import { unchanged } from "../../wasm/accumulators.js";
import { cellOf, numberAs } from "../operands.js";
import { type ArenaPart, bytesInPart } from "./arena-part.js";
import { boxOperand, boxView, joined, wholeView, withReduced } from "./box-view.js";
import { BoxedOperands } from "./boxed-operands.js";
import { mapInBoxes } from "./map-in-boxes.js";
import type { ReductionSpace } from "./reduction-space.js";
import type { Runner } from "./runner.js";

/** Bytes that the accumulators' way to the output needs. */
const spare = 1024;

export function foldInBoxes(part: ArenaPart, run: Runner, reduction: Reduction, space: ReductionSpace): void {
  const { outputs, reduced, axes, inputs, out } = space;
  const { type } = reduction.step;
  const operands = new BoxedOperands(part, inputs);
  const shape = operands.split([...outputs, ...reduced], {
    ordered: isOrderFree(reduction) ? [] : axes,
    besides: (box) => spare + bytesInPart(sizeOf(box.slice(0, outputs.length)), bytesPerElement(type)),
  });
  const [groupShape, pieceShape] = [shape.slice(0, outputs.length), shape.slice(outputs.length)];
  const fold = new Fold(part, run, reduction, space);
  for (const group of boxesOf(outputs, groupShape)) {
    part.within(() => {
      const accumulators = wholeView(part.take(type, sizeOf(group.shape)), group.shape);
      let isFirst = true;
      for (const piece of boxesOf(reduced, pieceShape)) {
        part.within(() => {
          const placed = operands.place(joined(group, piece));
          if (isFirst) run.reduce(reduction, placed, axes, withReduced(accumulators, axes.length));
          else fold.goOn(placed, piece, accumulators);
        });
        isFirst = false;
      }
      mapInBoxes(part, run, unchanged(type), [accumulators], boxView(out, group));
    });
  }
}

class Fold {
  /** The reduction, with one output's accumulator for its initial value. */
  readonly #continued: { -readonly [K in keyof Reduction]: Reduction[K] };

  constructor(
    readonly part: ArenaPart,
    readonly run: Runner,
    readonly reduction: Reduction,
    readonly space: ReductionSpace,
  ) {
    this.#continued = { ...reduction };
  }

  /** Folds the elements of a box that is not the first of its outputs. */
  goOn(placed: readonly Operand[], piece: Box, accumulators: View): void {
    const { shape } = accumulators.layout;
    // All outputs of the box advance by an element, or one output by all of its elements: whichever is fewer steps.
    if (sizeOf(piece.shape) <= sizeOf(shape)) this.#elementByElement(placed, piece, accumulators);
    else this.#outputByOutput(placed, piece, accumulators);
  }

  #elementByElement(placed: readonly Operand[], piece: Box, accumulators: View): void {
    const { axes } = this.space;
    const { shape } = accumulators.layout;
    const outputs = withReduced(accumulators, axes.length);
    const origin = shape.map(() => 0);
    for (const element of boxesOf(
      piece.shape,
      piece.shape.map(() => 1),
    )) {
      const here = joined({ origin, shape }, element);
      const elements = placed.map((operand) => boxOperand(operand, here));
      this.run.map(this.reduction.step, [outputs, ...elements], outputs);
    }
  }

  #outputByOutput(placed: readonly Operand[], piece: Box, accumulators: View): void {
    const { axes } = this.space;
    const { storage, layout } = accumulators;
    const values = this.part.residents.arena.view(storage.dtype, cellOf(accumulators).address, layout.size);
    const whole = { origin: axes.map(() => 0), shape: piece.shape };
    let at = 0;
    for (const output of boxesOf(
      layout.shape,
      layout.shape.map(() => 1),
    )) {
      const here = joined(output, whole);
      this.#continued.init = numberAs(values[at++]!, this.reduction.step.type);
      this.run.reduce(
        this.#continued as Reduction,
        placed.map((operand) => boxOperand(operand, here)),
        axes,
        withReduced(boxView(accumulators, output), axes.length),
      );
    }
  }
}
