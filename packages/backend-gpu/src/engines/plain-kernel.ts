/**
 * One kernel of GPU.js in a mode that computes here. GPU.js would leave the mode webasm for its mode cpu in silence: here
 * that is an error.
 */
import { LockstepError } from "@lockstep/core";
import { GPU, type IKernelRunShortcut } from "gpu.js";
import { argumentType, type PlainProgram } from "../plain/plain-program.js";
import type { PlainName } from "./engine.js";

/** What is behind a kernel, beyond what GPU.js declares. */
interface Inner {
  readonly constructor: { readonly mode: string };
  readonly fallbackReason?: string | null;
  /** In webasm: for how many sizes it keeps a memory with what it was given last. */
  moduleCacheLimit?: number;
}

/** A kernel that was once called with more bytes keeps the memory of its last call alone. */
const largeBytes = 2 ** 20;

export class PlainKernel {
  readonly #run: IKernelRunShortcut;
  #checked = false;

  constructor(
    readonly mode: PlainName,
    readonly program: PlainProgram,
  ) {
    // One of its own: a GPU never forgets a kernel of its mode cpu.
    const gpu = new GPU({ mode: mode as "cpu" });
    const constants = program.constants as Record<string, number>;
    const settings = {
      output: [1],
      dynamicOutput: true,
      dynamicArguments: true,
      argumentTypes: program.arguments.map(argumentType),
      returnType: "Number" as const,
      constants,
      constantTypes: Object.fromEntries(Object.keys(constants).map((name) => [name, "Float"])),
      functions: program.functions,
      nativeFunctions: program.natives,
      onRequestFallback: () => this.#left(),
    };
    this.#run = gpu.createKernel(program.source, settings as object);
  }

  /** The rows of a result, of `length` elements each: one at least. `bytes`: of all that it takes and gives. */
  call(args: readonly unknown[], length: number, bytes: number): readonly Float32Array[] {
    if (bytes > largeBytes) this.#inner.moduleCacheLimit = 1;
    const { rows } = this.program;
    this.#run.setOutput(rows === 1 ? [length] : [length, rows]);
    const result = this.#run(...(args as number[]));
    if (!this.#checked && this.#inner.constructor.mode !== this.mode) this.#left();
    this.#checked = true;
    return (rows === 1 ? [result] : result) as Float32Array[];
  }

  destroy(): void {
    this.#run.destroy();
  }

  get #inner(): Inner {
    return (this.#run as unknown as { kernel: Inner }).kernel;
  }

  #left(): never {
    const { constructor: now, fallbackReason } = this.#inner;
    throw new LockstepError("BACKEND_UNAVAILABLE", {
      cause: `GPU.js cannot run a kernel in its mode ${this.mode}: ${fallbackReason ?? `it ran in ${now.mode}`}`,
    });
  }
}
