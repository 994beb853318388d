/** The sequential backend: storages in memory, and one of two engines. */
import { canGenerateCode } from "@lockstep/codegen";
import {
  Backend,
  type Capabilities,
  type Dtype,
  type Explanation,
  type Kernel,
  LockstepError,
  type Operand,
  type Reduction,
  type Request,
  type Storage,
  type TypedArray,
  type View,
} from "@lockstep/core";
import type { Engine } from "./engine.js";
import { InterpretEngine } from "./interpret-engine.js";
import { JsEngine } from "./js-engine.js";
import { WasmEngine } from "./wasm-engine.js";

const modes = ["wasm", "js", "interpret"] as const;

export type CpuMode = (typeof modes)[number];

export interface CpuOptions {
  /** How functions run; `"js"` unless told otherwise. */
  readonly mode?: CpuMode;
}

const forbidden =
  "code may not be generated here (a Content-Security-Policy without 'unsafe-eval', or Node's " +
  "--disallow-code-generation-from-strings), so functions run uncompiled";

export class CpuBackend extends Backend {
  readonly name = "cpu";
  readonly capabilities: Capabilities;
  readonly #engine: Engine;
  readonly #fallback: string | undefined;

  /** See `cpu`. `mayGenerate` answers whether code may be generated here. */
  constructor(options: CpuOptions = {}, mayGenerate: () => boolean = canGenerateCode) {
    super();
    const mode = checkMode(options);
    this.#fallback = mode === "js" && !mayGenerate() ? forbidden : undefined;
    this.#engine =
      mode === "wasm"
        ? new WasmEngine()
        : mode === "js" && this.#fallback === undefined
          ? new JsEngine()
          : new InterpretEngine();
    this.capabilities = this.#engine.capabilities;
  }

  allocate(dtype: Dtype, length: number): Storage {
    return this.#engine.storages.allocate(dtype, length);
  }

  write(storage: Storage, data: TypedArray): void {
    this.#engine.storages.write(storage, data);
  }

  read(storage: Storage): Promise<TypedArray> {
    return Promise.resolve(this.readSync(storage));
  }

  override readSync(storage: Storage): TypedArray {
    return this.#engine.storages.read(storage);
  }

  release(storage: Storage): void {
    this.#engine.storages.release(storage);
  }

  override reclaim(resource: unknown): void {
    this.#engine.storages.reclaim(resource);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    this.#engine.map(kernel, inputs, out);
  }

  reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    this.#engine.reduce(reduction, inputs, axes, out);
  }

  override matmul(a: View, b: View, out: View): void {
    if (!this.#engine.matmul(a, b, out)) super.matmul(a, b, out);
  }

  explain(request: Request): Explanation {
    const { operation, ...rest } = this.#engine.explain(request);
    const head = { operation, backend: this.name, engine: this.capabilities.engine };
    return this.#fallback === undefined
      ? { ...head, ...rest }
      : { ...head, fallback: this.#fallback, ...rest };
  }

  close(): Promise<void> {
    this.#engine.storages.close();
    return Promise.resolve();
  }
}

function checkMode(options: unknown): CpuMode {
  if (typeof options !== "object" || options === null) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `cpu takes an object of options, not ${options === null ? "null" : `a ${typeof options}`}`,
      mend: 'Write cpu() or cpu({ mode: "interpret" })',
    });
  }
  const unknown = Object.keys(options).find((name) => name !== "mode");
  if (unknown !== undefined) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `cpu has no option '${unknown}'`,
      mend: "Its only option is mode",
    });
  }
  const { mode = "js" } = options as { mode?: unknown };
  if ((modes as readonly unknown[]).includes(mode)) return mode as CpuMode;
  throw new LockstepError("ARGUMENT_INVALID", {
    cause: `${JSON.stringify(mode) ?? String(mode)} is not a mode of cpu`,
    mend: `Use one of ${modes.map((name) => `"${name}"`).join(", ")}`,
  });
}
