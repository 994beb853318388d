/**
 * Generated loops, kept by what they were generated from: equal kernels share them, however often their function was
 * compiled. Each program is evaluated once and then sees arrays of one kind only, which V8 needs to make it fast.
 */
import type { Kernel, Reduction } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { type MatmulDtype, writeMapLoop, writeMatmul, writeReduceLoop } from "./javascript/index.js";
import { RecentlyUsed } from "./recently-used.js";
import { type Loop, type MapShape, mapKey, type ReduceShape, reduceKey } from "./shapes.js";

export interface GeneratedLoop {
  readonly loop: Loop;
  readonly code: string;
}

/** Loops kept: more than any program uses in turn, few enough to forget those of functions made in a loop. */
const capacity = 512;

export class JavaScriptLoops {
  readonly #loops = new RecentlyUsed<string, GeneratedLoop>(capacity);
  /** The way to a loop that was used before goes by the kernel's (the reduction's) identity, as hashes are long. */
  readonly #known = new WeakMap<Kernel | Reduction, Map<string, GeneratedLoop>>();

  /** The loop of `kernel` for `shape`; library functions are expanded here. */
  map(kernel: Kernel, shape: MapShape): GeneratedLoop {
    return this.#find(
      kernel,
      mapKey(shape),
      () => `map ${kernel.hash}`,
      () => writeMapLoop(expandLibrary(kernel), shape),
    );
  }

  reduce(reduction: Reduction, shape: ReduceShape): GeneratedLoop {
    return this.#find(
      reduction,
      reduceKey(shape),
      () => hashOf(reduction),
      () => writeReduceLoop(expandReduction(reduction), shape),
    );
  }

  /** The loop of one matrix product; see `planMatmul`. */
  matmul(dtype: MatmulDtype): GeneratedLoop {
    return this.#loops.get(`matmul ${dtype}`, () => evaluate(writeMatmul(dtype)));
  }

  #find(owner: Kernel | Reduction, key: string, hash: () => string, write: () => string): GeneratedLoop {
    let known = this.#known.get(owner);
    if (known === undefined) {
      known = new Map();
      this.#known.set(owner, known);
    }
    let loop = known.get(key);
    if (loop === undefined) {
      loop = this.#loops.get(`${hash()} ${key}`, () => evaluate(write()));
      known.set(key, loop);
    }
    return loop;
  }
}

const evaluate = (code: string): GeneratedLoop => ({ code, loop: new Function(code)() as Loop });

function hashOf(reduction: Reduction): string {
  if (reduction.order === "fold") return `fold ${reduction.step.hash}`;
  return `tree ${reduction.step.hash} ${reduction.element.hash} ${reduction.combine.hash}`;
}

function expandReduction(reduction: Reduction): Reduction {
  const step = expandLibrary(reduction.step);
  if (reduction.order === "fold") return { ...reduction, step };
  return {
    ...reduction,
    step,
    element: expandLibrary(reduction.element),
    combine: expandLibrary(reduction.combine),
  };
}
