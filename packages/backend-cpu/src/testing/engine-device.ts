/** A device of one engine, for tests that choose its arena. */
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
import type { Engine } from "../engine.js";

export class EngineDevice<E extends Engine = Engine> extends Backend {
  readonly name = "test";
  readonly capabilities: Capabilities;

  constructor(readonly engine: E) {
    super();
    this.capabilities = engine.capabilities;
  }

  allocate(dtype: Dtype, length: number): Storage {
    return this.engine.storages.allocate(dtype, length);
  }

  write(storage: Storage, data: TypedArray): void {
    this.engine.storages.write(storage, data);
  }

  read(storage: Storage): Promise<TypedArray> {
    return Promise.resolve(this.readSync(storage));
  }

  override readSync(storage: Storage): TypedArray {
    return this.engine.storages.read(storage);
  }

  release(storage: Storage): void {
    this.engine.storages.release(storage);
  }

  override reclaim(resource: unknown): void {
    this.engine.storages.reclaim(resource);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    this.engine.map(kernel, inputs, out);
  }

  reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    this.engine.reduce(reduction, inputs, axes, out);
  }

  override matmul(a: View, b: View, out: View): void {
    if (!this.engine.matmul(a, b, out)) super.matmul(a, b, out);
  }

  explain(request: Request): Explanation {
    return { backend: this.name, engine: this.capabilities.engine, ...this.engine.explain(request) };
  }

  close(): Promise<void> {
    this.engine.storages.close();
    return Promise.resolve();
  }
}
