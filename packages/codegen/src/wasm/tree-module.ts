/**
 * Reduces in the fixed tree of `Reduction`, one output after another: blocks from the views as they lie, or, where the
 * elements have several dimensions, from a stage into which they are computed first.
 */
import type { TreeReduction } from "@lockstep/core";
import { unchanged } from "./accumulators.js";
import type { ModuleBuilder } from "./assembly/module-builder.js";
import { nestParameters } from "./nest.js";
import { addRow } from "./row.js";
import { addBlock, type BlockShape } from "./tree-block.js";
import { addBlocks, blocksAtOnce } from "./tree-blocks.js";
import { TreeNest } from "./tree-nest.js";
import { VectorModule } from "./vector/vector-module.js";
import type { VectorReduceShape } from "./vector-reduce-task.js";

/** Writes the module of a tree reduction (library functions expanded); exports `nest`. */
export function writeTreeModule(
  reduction: TreeReduction,
  shape: VectorReduceShape,
  shared: boolean,
): ModuleBuilder {
  const module = new VectorModule(shared);
  const { type } = reduction.combine;
  const isStaged = shape.reducedLoops > 1;
  const staged = isStaged
    ? addRow(
        module,
        reduction.element,
        { inputs: shape.inputs, out: type, steps: [...shape.steps.slice(0, -1), "next"] },
        "stage",
      )
    : undefined;
  const ofBlock: BlockShape = isStaged
    ? { inputs: [type], steps: ["next"] }
    : { inputs: shape.inputs, steps: shape.steps.slice(0, -1) };
  const ofElements = isStaged ? { ...reduction, element: unchanged(type) } : reduction;
  const block = addBlock(module, ofElements, ofBlock);
  const atOnce = isStaged ? 0 : blocksAtOnce(reduction, ofBlock);
  const blocks = atOnce > 0 ? addBlocks(module, reduction, ofBlock, atOnce) : undefined;
  const builder = module.builder.add("nest", nestParameters);
  new TreeNest(module, builder, reduction, shape, { block, blocks, atOnce, staged }).write();
  module.builder.export(builder);
  return module.builder;
}
