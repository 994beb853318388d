/** The sequential backend: what it inherits from core, and one of three engines. */
import { canGenerateCode, canRunVectors, withSharing } from "@lockstep/codegen";
import {
  Backend,
  type Capabilities,
  type Dtype,
  type Explanation,
  type Kernel,
  type Operand,
  type Reduction,
  type Request,
  type Storage,
  type TypedArray,
  type View,
} from "@lockstep/core";
import type { Engine } from "./engine.js";
import { engineFor } from "./engine-for.js";
import { type CpuOptions, checkMode } from "./options.js";

/** What the platform allows; asked in tests in other words. */
export interface Permissions {
  readonly canRunVectors: () => boolean;
  readonly canGenerateCode: () => boolean;
}

export class CpuBackend extends Backend {
  readonly name = "cpu";
  readonly capabilities: Capabilities;
  readonly #engine: Engine;
  readonly #fallback: string | undefined;

  /** See `cpu`. */
  constructor(options: CpuOptions = {}, permissions: Permissions = { canRunVectors, canGenerateCode }) {
    super();
    const { engine, fallback } = engineFor(checkMode(options), permissions);
    this.#engine = engine;
    this.#fallback = fallback;
    this.capabilities = engine.capabilities;
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
    return {
      operation,
      backend: this.name,
      engine: this.capabilities.engine,
      ...(this.#fallback === undefined ? {} : { fallback: this.#fallback }),
      ...rest,
      loops: withSharing(rest.loops, () => ({ parallel: false, why: "this backend uses one thread" })),
    };
  }

  close(): Promise<void> {
    this.#engine.storages.close();
    return Promise.resolve();
  }
}
