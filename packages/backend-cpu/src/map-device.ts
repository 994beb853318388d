/** The sequential device of maps alone. */
import { canRunVectors, describeOutput, kernelFacts, kindOf, MapEngine } from "@lockstep/codegen";
import {
  type Capabilities,
  Device,
  type Dtype,
  type Explanation,
  type Kernel,
  LockstepError,
  type Operand,
  type Request,
  type Storage,
  type TypedArray,
  type View,
} from "@lockstep/core";
import { InterpretMaps } from "./interpret-maps.js";
import { onVectors } from "./on-vectors.js";

/** In place of what would weigh as much as a tenth of all the rest. */
const elsewhere = ";; told by the cpu() of @lockstep/backend-cpu: explain the same on that";

export class MapDevice extends Device {
  readonly name = "cpu";
  readonly capabilities: Capabilities;
  readonly #engine: MapEngine | InterpretMaps;
  readonly #fallback: string | undefined;

  constructor(canRun: () => boolean = canRunVectors) {
    super();
    const engine = onVectors(() => new MapEngine(), canRun);
    this.#fallback = typeof engine === "string" ? engine : undefined;
    this.#engine = typeof engine === "string" ? new InterpretMaps() : engine;
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
    (this.#engine as MapEngine).storages.reclaim(resource);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    this.#engine.map(kernel, inputs, out);
  }

  reduce(): never {
    throw leftOut("reduction");
  }

  matmul(): never {
    throw leftOut("matrix product");
  }

  explain(request: Request): Explanation {
    if (request.kind === "reduce") return this.reduce();
    if (request.kind === "matmul") return this.matmul();
    const { kernel, inputs, out } = request;
    const fallback = this.#fallback;
    return {
      operation: "map",
      backend: this.name,
      engine: this.capabilities.engine,
      ...(fallback === undefined ? {} : { fallback }),
      kernel: kernelFacts(kernel, elsewhere),
      inputs: inputs.map(kindOf),
      output: describeOutput(out),
      pattern: "",
      loops: [],
      code: elsewhere,
      notes: [elsewhere],
    };
  }

  close(): Promise<void> {
    this.#engine.storages.close();
    return Promise.resolve();
  }
}

const leftOut = (what: string): LockstepError =>
  new LockstepError("OPERATION_UNAVAILABLE", {
    cause: `A ${what} on the cpu of @lockstep/backend-cpu/map, which runs maps alone`,
    mend: 'Take the whole one: import { cpu } from "@lockstep/backend-cpu"',
  });
