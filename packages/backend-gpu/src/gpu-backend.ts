/** The backend on a graphics card: operations become gathers, which one of GPU.js's engines runs. */
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
import { capabilitiesOf } from "./capabilities.js";
import type { Engine } from "./engines/engine.js";
import { explainOn } from "./explain.js";
import { OperationRunner } from "./operations/operation-runner.js";
import { type GpuStorage, type Held, Storages } from "./storages.js";

export class GpuBackend extends Backend {
  readonly name = "gpu";
  readonly capabilities: Capabilities;
  readonly #engine: Engine;
  readonly #storages: Storages;
  readonly #runner: OperationRunner;

  /** @internal See `gpu`. */
  constructor(engine: Engine) {
    super();
    this.#engine = engine;
    this.#storages = new Storages(engine);
    this.#runner = new OperationRunner(engine, this.#storages);
    this.capabilities = capabilitiesOf(engine);
  }

  /** What computes, as the platform names it: the card, or a driver on the processor. */
  get adapter(): Engine["adapter"] {
    return this.#engine.adapter;
  }

  allocate(dtype: Dtype, length: number): Storage {
    return this.#storages.allocate(dtype, length);
  }

  write(storage: Storage, data: TypedArray): void {
    this.#storages.write(storage as GpuStorage, data);
  }

  read(storage: Storage): Promise<TypedArray> {
    return this.#storages.read(storage as GpuStorage);
  }

  release(storage: Storage): void {
    this.#storages.reclaim((storage as GpuStorage).resource);
  }

  override reclaim(resource: unknown): void {
    this.#storages.reclaim(resource as Held);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    this.#runner.map(kernel, inputs, out);
  }

  reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    this.#runner.reduce(reduction, inputs, axes, out);
  }

  explain(request: Request): Explanation {
    return {
      backend: this.name,
      engine: this.capabilities.engine,
      ...explainOn(this.#engine, this.#runner, request),
    };
  }

  override synchronize(): Promise<void> {
    this.assertUsable("synchronize");
    return this.#engine.settled();
  }

  close(): Promise<void> {
    return this.#engine.close();
  }
}
