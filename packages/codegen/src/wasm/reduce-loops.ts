/** The reductions of an arena, kept: all devices on it share them. */
import type { Reduction } from "@lockstep/core";
import { KeptLoops } from "../kept-loops.js";
import { expandReduction, hashOf } from "../reductions.js";
import { reduceKey } from "../shapes.js";
import type { ModuleBuilder } from "./assembly/module-builder.js";
import { type Instances, instancesOf, type VectorLoop } from "./instances.js";
import { perArena } from "./per-arena.js";
import { writeReduceModule } from "./reduce-module.js";
import type { VectorReduceShape } from "./vector-reduce-task.js";

export class ReduceLoops {
  readonly #kept = new KeptLoops<VectorLoop>();

  constructor(readonly instances: Instances) {}

  /** The loop of a reduction for `shape`; library functions are expanded here. */
  get(reduction: Reduction, shape: VectorReduceShape): VectorLoop {
    const key = `${reduceKey(shape)} ${shape.wide} ${shape.bare}`;
    const make = () => this.instances.make(() => this.module(reduction, shape));
    return this.#kept.get(reduction, key, () => hashOf(reduction), make);
  }

  /** The module of that loop, before it is encoded: `printModule` shows it. */
  module(reduction: Reduction, shape: VectorReduceShape): ModuleBuilder {
    return writeReduceModule(expandReduction(reduction), shape, this.instances.arena.shared);
  }
}

export const reduceLoopsOf = /* @__PURE__ */ perArena((arena) => new ReduceLoops(instancesOf(arena)));
