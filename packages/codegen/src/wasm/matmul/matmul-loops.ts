/** The matrix products of an arena, kept: all devices on it share them. */
import type { MatmulDtype } from "../../javascript/index.js";
import { KeptLoops } from "../../kept-loops.js";
import { type Instances, instancesOf, type VectorLoop } from "../instances.js";
import { perArena } from "../per-arena.js";
import { writeMatmulModule } from "./matmul-module.js";
import type { MatmulEntry } from "./plan.js";

export class MatmulLoops {
  readonly #kept = new KeptLoops<VectorLoop>();

  constructor(readonly instances: Instances) {}

  /** The loop of a product, as `planVectorMatmul` chose it. */
  get(dtype: MatmulDtype, entry: MatmulEntry): VectorLoop {
    const make = () => this.instances.make((shared) => writeMatmulModule(dtype, entry, shared));
    return this.#kept.shared(`${dtype} ${entry}`, make);
  }

  /** What that loop is, in WebAssembly's text format. */
  text(dtype: MatmulDtype, entry: MatmulEntry): string {
    return writeMatmulModule(dtype, entry, this.instances.arena.shared).text();
  }
}

export const matmulLoopsOf = perArena((arena) => new MatmulLoops(instancesOf(arena)));
