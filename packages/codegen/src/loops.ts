/**
 * Loops in JavaScript, kept. Each program is evaluated once and then sees arrays of one kind only, which V8 needs to
 * make it fast.
 */
import type { Kernel, Reduction } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { type MatmulDtype, writeMapLoop, writeMatmul, writeReduceLoop } from "./javascript/index.js";
import { KeptLoops } from "./kept-loops.js";
import { expandReduction, hashOf } from "./reductions.js";
import { type Loop, type MapShape, mapKey, type ReduceShape, reduceKey } from "./shapes.js";

export interface GeneratedLoop {
  readonly loop: Loop;
  readonly code: string;
}

export class JavaScriptLoops {
  readonly #loops = new KeptLoops<GeneratedLoop>();

  /** The loop of `kernel` for `shape`; library functions are expanded here. */
  map(kernel: Kernel, shape: MapShape): GeneratedLoop {
    const make = () => evaluate(writeMapLoop(expandLibrary(kernel), shape));
    return this.#loops.get(kernel, mapKey(shape), () => `map ${kernel.hash}`, make);
  }

  reduce(reduction: Reduction, shape: ReduceShape): GeneratedLoop {
    const make = () => evaluate(writeReduceLoop(expandReduction(reduction), shape));
    return this.#loops.get(reduction, reduceKey(shape), () => hashOf(reduction), make);
  }

  /** The loop of one matrix product; see `planMatmul`. */
  matmul(dtype: MatmulDtype): GeneratedLoop {
    return this.#loops.shared(`matmul ${dtype}`, () => evaluate(writeMatmul(dtype)));
  }
}

const evaluate = (code: string): GeneratedLoop => ({ code, loop: new Function(code)() as Loop });
