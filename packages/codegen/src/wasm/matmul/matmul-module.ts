/** The modules of matrix products. */
import type { MatmulDtype } from "../../javascript/index.js";
import type { FunctionBuilder } from "../assembly/function-builder.js";
import type { ModuleBuilder } from "../assembly/module-builder.js";
import { VectorModule } from "../vector/vector-module.js";
import { addBatch } from "./batch.js";
import { addBlocks } from "./blocks.js";
import { addDots } from "./dots.js";
import { type Element, elementOf } from "./element.js";
import type { MatmulEntry } from "./plan.js";
import { addStreams } from "./streams.js";

/** What computes a range of one product. */
const products: Readonly<Record<MatmulEntry, (module: VectorModule, element: Element) => FunctionBuilder>> = {
  blocks: addBlocks,
  streams: addStreams,
  dots: addDots,
};

/**
 * A module of the entry that `planVectorMatmul` chose, which it exports by its name: `(frame, from, to)`, the address of
 * the frame, which begins the workspace, and a range of turns. Any division into ranges gives the same bits.
 */
export function writeMatmulModule(dtype: MatmulDtype, entry: MatmulEntry, shared: boolean): ModuleBuilder {
  const module = new VectorModule(shared);
  const product = products[entry](module, elementOf(dtype));
  module.builder.export(addBatch(module.builder, entry, product));
  return module.builder;
}
