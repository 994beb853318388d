/**
 * Maps whose operands do not fit into the arena together. They run box by box of their index space through a part of
 * the arena that is borrowed meanwhile: slower, and bit for bit what they are where there is room.
 */

import type { Kernel, Operand, View } from "@lockstep/core";
import { boxesOf, type Residents } from "../../memory/index.js";
import { ArenaPart } from "./arena-part.js";
import { BoxedOperands } from "./boxed-operands.js";
import type { MapRunner } from "./runner.js";

/** Runs a map through what is left of a part. Operands may also be of that part. */
export function mapInBoxes(
  part: ArenaPart,
  run: MapRunner,
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

/** Runs a map whose operands the arena cannot hold together. */
export function mapInParts(
  residents: Residents,
  run: MapRunner,
  kernel: Kernel,
  inputs: readonly Operand[],
  out: View,
): void {
  ArenaPart.with(residents, (part) => mapInBoxes(part, run, kernel, inputs, out));
}
