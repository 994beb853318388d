/** The maps of an arena, kept: all devices on it share them. */
import type { Kernel } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { KeptLoops } from "../kept-loops.js";
import { type MapShape, mapKey } from "../shapes.js";
import { type Instances, instancesOf, type VectorLoop } from "./instances.js";
import { writeMapModule } from "./map-module.js";
import { perArena } from "./per-arena.js";

export class MapLoops {
  readonly #kept = new KeptLoops<VectorLoop>();

  constructor(readonly instances: Instances) {}

  /** The loop of `kernel` for `shape`; library functions are expanded here. */
  get(kernel: Kernel, shape: MapShape): VectorLoop {
    const make = () => this.instances.make((shared) => writeMapModule(expandLibrary(kernel), shape, shared));
    return this.#kept.get(kernel, mapKey(shape), () => kernel.hash, make);
  }

  /** What that loop is, in WebAssembly's text format. */
  text(kernel: Kernel, shape: MapShape): string {
    return writeMapModule(expandLibrary(kernel), shape, this.instances.arena.shared).text();
  }
}

export const mapLoopsOf = perArena((arena) => new MapLoops(instancesOf(arena)));
