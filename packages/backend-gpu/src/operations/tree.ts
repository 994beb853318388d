/**
 * The fixed tree of `Reduction`, to the bit: the lanes of every block, each by an invocation of its own; then the lanes
 * of each block are halved; then neighbouring values are combined, sixteen by an invocation, again and again until one is
 * left, which meets the initial value. Each step gives an array of its own: outputs, and within each its values.
 */
import {
  type Dtype,
  identityKernel,
  type Kernel,
  type Operand,
  rowMajor,
  type TreeReduction,
  type View,
} from "@lockstep/core";
import type { GpuStorage } from "../storages.js";
import type { Gathering } from "./gathering.js";
import { groupLength, halvingGathering, pairingGathering } from "./group-gatherings.js";
import { laneShape, lanesGathering } from "./lanes-gathering.js";
import { mapGathering } from "./map-gathering.js";
import { isView } from "./operands.js";

/** What the steps of an operation are run by. */
export interface Steps {
  /** Storages that a step may read. */
  readonly mostSources: number;
  /** Kernels with the functions that the engine has. */
  prepare(kernel: Kernel): Kernel;
  /** Runs a step into a storage of its own. */
  intermediate(gathering: Gathering, dtype: Dtype): GpuStorage;
  /** Runs the last step into the storage of the output. */
  last(gathering: Gathering, out: View): void;
}

export function runTree(
  steps: Steps,
  reduction: TreeReduction,
  inputs: readonly Operand[],
  axes: readonly number[],
  out: View,
): void {
  const { init } = reduction;
  const [element, combine] = [steps.prepare(reduction.element), steps.prepare(reduction.combine)];
  const dtype: Dtype = combine.type;
  const { shape } = inputs.find(isView)!.layout;
  const count = axes.reduce((product, axis) => product * shape[axis]!, 1);
  if (count === 0) {
    steps.last(mapGathering(identityKernel(dtype, out.storage.dtype), [init], out), out);
    return;
  }
  const { blocks, lanes } = laneShape(count);
  let values = steps.intermediate(lanesGathering({ element, combine }, inputs, axes), dtype);
  if (lanes > 1) values = steps.intermediate(halvingGathering(combine, values, count), dtype);
  for (let left = blocks; left > 1; left = Math.ceil(left / groupLength)) {
    values = steps.intermediate(pairingGathering(combine, values, left), dtype);
  }
  const value: View = { storage: values, layout: rowMajor(out.layout.shape) };
  steps.last(mapGathering(combine, [init, value], out), out);
}
