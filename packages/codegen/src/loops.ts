/**
 * Generated loops, kept by what they were generated from: equal kernels share them, however often their
 * function was compiled. Each program is evaluated once and then sees arrays of one kind only, which V8 needs
 * to make it fast.
 */
import type { Kernel, Reduction } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { type MatmulDtype, writeMapLoop, writeMatmul, writeReduceLoop } from "./javascript/index.js";
import { RecentlyUsed } from "./recently-used.js";
import { expandReduction, hashOf } from "./reductions.js";
import { type Loop, type MapShape, mapKey, type ReduceShape, reduceKey } from "./shapes.js";

export interface GeneratedLoop {
  readonly loop: Loop;
  readonly code: string;
}

/** Loops kept: more than any program uses in turn, few enough to forget those of functions made in a loop. */
const capacity = 512;

export class JavaScriptLoops {
  readonly #loops = new RecentlyUsed<string, GeneratedLoop>(capacity);
  /**
   * The way to a loop that was used before goes by the kernel's (the reduction's) identity, as hashes are
   * long.
   */
  readonly #known = new WeakMap<Kernel | Reduction, Map<number | string, GeneratedLoop>>();

  /** The loop of `kernel` for `shape`; library functions are expanded here. */
  map(kernel: Kernel, shape: MapShape): GeneratedLoop {
    const key = mapKey(shape);
    const known = this.#knownOf(kernel);
    let loop = known.get(key);
    if (loop === undefined) {
      loop = this.#loops.get(`map ${kernel.hash} ${key}`, () =>
        evaluate(writeMapLoop(expandLibrary(kernel), shape)),
      );
      known.set(key, loop);
    }
    return loop;
  }

  reduce(reduction: Reduction, shape: ReduceShape): GeneratedLoop {
    const key = reduceKey(shape);
    const known = this.#knownOf(reduction);
    let loop = known.get(key);
    if (loop === undefined) {
      const write = () => evaluate(writeReduceLoop(expandReduction(reduction), shape));
      loop = this.#loops.get(`${hashOf(reduction)} ${key}`, write);
      known.set(key, loop);
    }
    return loop;
  }

  /** The loop of one matrix product; see `planMatmul`. */
  matmul(dtype: MatmulDtype): GeneratedLoop {
    return this.#loops.get(`matmul ${dtype}`, () => evaluate(writeMatmul(dtype)));
  }

  #knownOf(owner: Kernel | Reduction): Map<number | string, GeneratedLoop> {
    let known = this.#known.get(owner);
    if (known === undefined) {
      known = new Map();
      this.#known.set(owner, known);
    }
    return known;
  }
}

const evaluate = (code: string): GeneratedLoop => ({ code, loop: new Function(code)() as Loop });
