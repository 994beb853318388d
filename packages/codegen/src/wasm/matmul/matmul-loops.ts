/** The matrix products of an arena, kept: all devices on it share them. */
import type { MatmulDtype } from "../../javascript/index.js";
import { KeptLoops } from "../../kept-loops.js";
import type { ModuleBuilder } from "../assembly/module-builder.js";
import { type Instances, instancesOf, type VectorLoop } from "../instances.js";
import { perArena } from "../per-arena.js";
import { writeMatmulModule } from "./matmul-module.js";
import type { MatmulEntry } from "./plan.js";

export class MatmulLoops {
  readonly #kept = new KeptLoops<VectorLoop>();

  constructor(readonly instances: Instances) {}

  /** The loop of a product, as `planVectorMatmul` chose it. */
  get(dtype: MatmulDtype, entry: MatmulEntry): VectorLoop {
    const make = () => this.instances.make(() => this.module(dtype, entry));
    return this.#kept.shared(`${dtype} ${entry}`, make);
  }

  /** The module of that loop, before it is encoded: `printModule` shows it. */
  module(dtype: MatmulDtype, entry: MatmulEntry): ModuleBuilder {
    return writeMatmulModule(dtype, entry, this.instances.arena.shared);
  }
}

export const matmulLoopsOf = /* @__PURE__ */ perArena((arena) => new MatmulLoops(instancesOf(arena)));
