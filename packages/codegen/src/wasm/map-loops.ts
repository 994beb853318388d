/** The maps of an arena, kept: all devices on it share them. */
import type { Kernel } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { KeptLoops } from "../kept-loops.js";
import { type MapShape, mapKey } from "../shapes.js";
import type { ModuleBuilder } from "./assembly/module-builder.js";
import { type Instances, instancesOf, type VectorLoop } from "./instances.js";
import { writeMapModule } from "./map-module.js";
import { perArena } from "./per-arena.js";

export class MapLoops {
  readonly #kept = new KeptLoops<VectorLoop>();

  constructor(readonly instances: Instances) {}

  /** The loop of `kernel` for `shape`; library functions are expanded here. */
  get(kernel: Kernel, shape: MapShape): VectorLoop {
    const make = () => this.instances.make(() => this.module(kernel, shape));
    return this.#kept.get(kernel, mapKey(shape), () => kernel.hash, make);
  }

  /** The module of that loop, before it is encoded: `printModule` shows it. */
  module(kernel: Kernel, shape: MapShape): ModuleBuilder {
    return writeMapModule(expandLibrary(kernel), shape, this.instances.arena.shared);
  }
}

export const mapLoopsOf = /* @__PURE__ */ perArena((arena) => new MapLoops(instancesOf(arena)));
