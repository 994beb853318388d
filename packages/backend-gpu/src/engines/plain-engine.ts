/**
 * GPU.js in its modes without a shading language: `webasm`, which makes WebAssembly of a kernel, and `cpu`, which makes
 * JavaScript of it. Both compute here and at once, so a handle is the array itself and nothing is ever waited for.
 *
 * A kernel of webasm is compiled again for each size (about a millisecond), as sizes stand in its code.
 */
import { type Dtype, LockstepError } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import { refuseDeepNesting, tooDeep } from "../plain/nesting.js";
import { parsedProgram } from "../plain/parsed-program.js";
import { pastedProgram } from "../plain/pasted-program.js";
import { type PlainArgument, type PlainProgram, printProgram } from "../plain/plain-program.js";
import type { Engine, EngineLimits, Handle, PlainName } from "./engine.js";
import { PlainArray } from "./plain-array.js";
import { PlainKernel } from "./plain-kernel.js";
import { PlainKernels } from "./plain-kernels.js";

/** Indices are exact far beyond; but so many need 256 MiB in a kernel's memory, an int32 twice that. */
const limits: EngineLimits = { elements: 2 ** 26, inputs: 7 };

/** A kernel's memory in webasm holds what it reads and what it gives, in 4 GiB, less a few pages that GPU.js adds. */
const mostBytes = 2 ** 32 - 2 ** 21;

const adapters = {
  webasm: { description: "WebAssembly, by GPU.js", software: true },
  cpu: { description: "JavaScript, by GPU.js", software: true },
} as const;

/** GPU.js in its mode webasm. Throws `BACKEND_UNAVAILABLE` where there is no WebAssembly. */
export function webasmEngine(): Engine {
  if (typeof WebAssembly !== "object") {
    throw new LockstepError("BACKEND_UNAVAILABLE", {
      cause: "This platform has no WebAssembly, which GPU.js's mode webasm needs",
    });
  }
  return new PlainEngine("webasm", parsedProgram);
}

/** GPU.js in its mode cpu. */
export const cpuEngine = (): Engine => new PlainEngine("cpu", pastedProgram);

class PlainEngine implements Engine {
  readonly limits = limits;
  readonly dtypes = ["float32", "int32", "uint8", "bool"] as const;
  readonly flushesSubnormals = false;
  readonly #kernels = new PlainKernels();

  constructor(
    readonly name: PlainName,
    readonly write: (gather: Gather) => PlainProgram,
  ) {}

  get adapter() {
    return adapters[this.name];
  }

  print(gather: Gather): string {
    return printProgram(this.#program(gather));
  }

  upload(words: Float32Array | Int32Array): Handle {
    this.#checkLength(words.length);
    return PlainArray.ofWords(new Float32Array(words.slice().buffer));
  }

  run(gather: Gather, inputs: readonly Handle[], scalars: readonly number[], length: number): Handle {
    this.#checkLength(length);
    if (length === 0) return PlainArray.ofWords(new Float32Array(0));
    const arrays = inputs as readonly PlainArray[];
    const bytes = gather.inputs.reduce(
      (sum, dtype, at) => sum + bytesOf(dtype, arrays[at]!.length),
      bytesOf(gather.out, length),
    );
    if (bytes > mostBytes) throw this.#outOfMemory(length);
    try {
      const make = () => new PlainKernel(this.name, this.#program(gather));
      const kernel = this.#kernels.get(gather.hash, bytes, make);
      const args = kernel.program.arguments.map((argument) => given(argument, arrays, scalars));
      const [first, second] = kernel.call(args, length, bytes);
      return second ? PlainArray.ofHalves({ high: first!, low: second }) : PlainArray.ofWords(first!);
    } catch (error) {
      throw this.#refusal(error, gather, length);
    }
  }

  async download(handle: Handle): Promise<Float32Array> {
    return (handle as PlainArray).words.slice();
  }

  /** The collector frees an array that nothing holds. */
  release(): void {}

  async settled(): Promise<void> {}

  async close(): Promise<void> {
    this.#kernels.clear();
  }

  #program(gather: Gather): PlainProgram {
    refuseDeepNesting(gather);
    return this.write(gather);
  }

  #checkLength(length: number): void {
    if (length > limits.elements) throw this.#outOfMemory(length);
  }

  #refusal(error: unknown, gather: Gather, length: number): LockstepError {
    if (error instanceof LockstepError) return error;
    if (error instanceof RangeError) {
      return /stack/i.test(error.message) ? tooDeep(gather, error) : this.#outOfMemory(length, error);
    }
    return new LockstepError("KERNEL_UNSUPPORTED", {
      cause: `GPU.js does not run ${gather.name} in its mode ${this.name}: ${error instanceof Error ? error.message : error}`,
      mend: "Run it on another engine: webgpu or webgl2",
      origin: error,
    });
  }

  #outOfMemory(length: number, origin?: unknown): LockstepError {
    return new LockstepError("OUT_OF_MEMORY", {
      cause: `${length} elements are more than the engine ${this.name} can hold: ${limits.elements} at most, less where memory is short`,
      origin,
    });
  }
}

/** What an array takes in a kernel. */
const bytesOf = (dtype: Dtype, length: number): number => (dtype === "int32" ? 8 : 4) * length;

/** What GPU.js is handed for a parameter. */
function given(argument: PlainArgument, arrays: readonly PlainArray[], scalars: readonly number[]): unknown {
  switch (argument.kind) {
    case "floats":
      return filled(arrays[argument.input]!.words);
    case "integers":
      return arrays[argument.input]!.integers;
    case "high":
    case "low":
      return filled(arrays[argument.input]!.halves[argument.kind]);
    case "int":
      return scalars[argument.scalar]! | 0;
    case "float":
      return new Float32Array(Int32Array.of(scalars[argument.scalar]!).buffer)[0]!;
    case "none":
      return argument.type === "Boolean" ? false : 0;
  }
}

/** An array that has an element: what is never read is read all the same where four elements are computed at once. */
const filled = (array: Float32Array): Float32Array => (array.length === 0 ? new Float32Array(1) : array);
