/**
 * Reductions whose operands do not fit into the arena together. Like maps, they run box by box of their index space
 * through a part of the arena that is borrowed meanwhile: slower, and bit for bit what they are where there is room.
 */

import { type Operand, type Reduction, sizeOf, type View } from "@lockstep/core";
import type { Residents } from "../../memory/index.js";
import { isOrderFree } from "../../order-free.js";
import { unchanged } from "../../wasm/accumulators.js";
import { ArenaPart } from "./arena-part.js";
import { foldInBoxes } from "./fold-in-boxes.js";
import { mapInBoxes } from "./map-in-boxes.js";
import { reductionSpace } from "./reduction-space.js";
import type { Runner } from "./runner.js";
import { treeInBoxes } from "./tree-in-boxes.js";

/** As `Backend.reduce`. */
export function reduceInParts(
  residents: Residents,
  run: Runner,
  reduction: Reduction,
  inputs: readonly Operand[],
  axes: readonly number[],
  out: View,
): void {
  ArenaPart.with(residents, (part) => {
    const space = reductionSpace(reduction, inputs, axes, out);
    if (sizeOf(space.reduced) === 0) {
      mapInBoxes(part, run, unchanged(reduction.step.type), [reduction.init], out);
    } else if (reduction.order === "fold" || isOrderFree(reduction)) {
      foldInBoxes(part, run, reduction, space);
    } else {
      treeInBoxes(part, run, reduction, space);
    }
  });
}
