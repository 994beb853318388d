/** Loops in WebAssembly, kept. */
import type { Kernel, Reduction } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import type { MatmulDtype } from "../javascript/index.js";
import { KeptLoops } from "../kept-loops.js";
import type { Arena } from "../memory/index.js";
import { expandReduction, hashOf } from "../reductions.js";
import { type MapShape, mapKey, reduceKey } from "../shapes.js";
import { Instances, type VectorLoop } from "./instances.js";
import { writeMapModule } from "./map-module.js";
import { writeMatmulModule } from "./matmul/matmul-module.js";
import type { MatmulEntry } from "./matmul/plan.js";
import { writeReduceModule } from "./reduce-module.js";
import type { VectorReduceShape } from "./vector-reduce-task.js";

export class WasmLoops {
  readonly #instances: Instances;
  readonly #loops = new KeptLoops<VectorLoop>();

  constructor(readonly arena: Arena) {
    this.#instances = new Instances(arena);
  }

  /** The loop of `kernel` for `shape`; library functions are expanded here. */
  map(kernel: Kernel, shape: MapShape): VectorLoop {
    const make = () => this.#instances.make((shared) => writeMapModule(expandLibrary(kernel), shape, shared));
    return this.#loops.get(kernel, mapKey(shape), () => `map ${kernel.hash}`, make);
  }

  /** What that loop is, in WebAssembly's text format. */
  mapText(kernel: Kernel, shape: MapShape): string {
    return writeMapModule(expandLibrary(kernel), shape, this.arena.shared).text();
  }

  /** The loop of a reduction for `shape`. */
  reduce(reduction: Reduction, shape: VectorReduceShape): VectorLoop {
    const key = `${reduceKey(shape)} ${shape.wide} ${shape.bare}`;
    const make = () =>
      this.#instances.make((shared) => writeReduceModule(expandReduction(reduction), shape, shared));
    return this.#loops.get(reduction, key, () => hashOf(reduction), make);
  }

  reduceText(reduction: Reduction, shape: VectorReduceShape): string {
    return writeReduceModule(expandReduction(reduction), shape, this.arena.shared).text();
  }

  /** The loop of a matrix product, as `planVectorMatmul` chose it. */
  matmul(dtype: MatmulDtype, entry: MatmulEntry): VectorLoop {
    const make = () => this.#instances.make((shared) => writeMatmulModule(dtype, entry, shared));
    return this.#loops.shared(`matmul ${dtype} ${entry}`, make);
  }

  matmulText(dtype: MatmulDtype, entry: MatmulEntry): string {
    return writeMatmulModule(dtype, entry, this.arena.shared).text();
  }
}

const known = new WeakMap<Arena, WasmLoops>();

/** The loops of an arena, which all devices on it share. */
export function loopsOf(arena: Arena): WasmLoops {
  let loops = known.get(arena);
  if (loops === undefined) {
    loops = new WasmLoops(arena);
    known.set(arena, loops);
  }
  return loops;
}
