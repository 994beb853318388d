/** A map box by box. */

import type { Kernel, Operand, View } from "@lockstep/core";
import { boxesOf } from "../../memory/index.js";
import type { ArenaPart } from "./arena-part.js";
import { BoxedOperands } from "./boxed-operands.js";
import type { Runner } from "./runner.js";

/** Runs a map through what is left of a part. Operands may also be of that part. */
export function mapInBoxes(
  part: ArenaPart,
  run: Runner,
  kernel: Kernel,
  inputs: readonly Operand[],
  out: View,
): void {
  const { shape } = out.layout;
  const operands = new BoxedOperands(part, [...inputs, out]);
  const boxShape = operands.split(shape);
  for (const box of boxesOf(shape, boxShape)) {
    part.within(() => {
      const placed = operands.place(box, inputs.length);
      run.map(kernel, placed.slice(0, -1), placed.at(-1) as View);
      operands.putBack(inputs.length);
    });
  }
}
