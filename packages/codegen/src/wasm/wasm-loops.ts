/**
 * Loops in WebAssembly, kept by what they were written from: equal kernels share them, however often their function
 * was compiled.
 */
import type { Kernel, Reduction } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import type { MatmulDtype } from "../javascript/index.js";
import type { Arena } from "../memory/index.js";
import { RecentlyUsed } from "../recently-used.js";
import { expandReduction, hashOf } from "../reductions.js";
import { type MapShape, mapKey, reduceKey } from "../shapes.js";
import { Instances, type VectorLoop } from "./instances.js";
import { writeMapModule } from "./map-module.js";
import { writeMatmulModule } from "./matmul/matmul-module.js";
import type { MatmulEntry } from "./matmul/plan.js";
import { writeReduceModule } from "./reduce-module.js";
import type { VectorReduceShape } from "./vector-reduce-task.js";

/** Loops kept: more than any program uses in turn, few enough to forget those of functions made in a loop. */
const capacity = 512;

export class WasmLoops {
  readonly #instances: Instances;
  readonly #loops = new RecentlyUsed<string, VectorLoop>(capacity);
  /** The way to a loop that was used before goes by the kernel's identity, as hashes are long. */
  readonly #known = new WeakMap<object, Map<number | string, VectorLoop>>();

  constructor(readonly arena: Arena) {
    this.#instances = new Instances(arena);
  }

  /** The loop of `kernel` for `shape`; library functions are expanded here. */
  map(kernel: Kernel, shape: MapShape): VectorLoop {
    const write = (shared: boolean) => writeMapModule(expandLibrary(kernel), shape, shared);
    return this.#get(kernel, mapKey(shape), () => `map ${kernel.hash} ${mapKey(shape)}`, write);
  }

  /** What that loop is, in WebAssembly's text format. */
  mapText(kernel: Kernel, shape: MapShape): string {
    return writeMapModule(expandLibrary(kernel), shape, this.arena.shared).text();
  }

  /** The loop of a reduction for `shape`. */
  reduce(reduction: Reduction, shape: VectorReduceShape): VectorLoop {
    const key = `${reduceKey(shape)} ${shape.wide} ${shape.bare}`;
    const write = (shared: boolean) => writeReduceModule(expandReduction(reduction), shape, shared);
    return this.#get(reduction, key, () => `${hashOf(reduction)} ${key}`, write);
  }

  reduceText(reduction: Reduction, shape: VectorReduceShape): string {
    return writeReduceModule(expandReduction(reduction), shape, this.arena.shared).text();
  }

  /** The loop of a matrix product, as `planVectorMatmul` chose it. */
  matmul(dtype: MatmulDtype, entry: MatmulEntry): VectorLoop {
    const write = (shared: boolean) => writeMatmulModule(dtype, entry, shared);
    return this.#loops.get(`matmul ${dtype} ${entry}`, () => this.#instances.make(write));
  }

  matmulText(dtype: MatmulDtype, entry: MatmulEntry): string {
    return writeMatmulModule(dtype, entry, this.arena.shared).text();
  }

  #get(
    owner: object,
    key: number | string,
    longKey: () => string,
    write: Parameters<Instances["make"]>[0],
  ): VectorLoop {
    let known = this.#known.get(owner);
    if (known === undefined) {
      known = new Map();
      this.#known.set(owner, known);
    }
    let loop = known.get(key);
    if (loop === undefined) {
      loop = this.#loops.get(longKey(), () => this.#instances.make(write));
      known.set(key, loop);
    }
    return loop;
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
