/** The sequential device of maps alone. */
import { canRunVectors, MapEngine, type Printers } from "@lockstep/codegen";
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
import { type CpuOptions, checkMode } from "./options.js";

const modes = ["wasm", "interpret"] as const;

export type MapMode = (typeof modes)[number];

/** In place of the printers, which would weigh as much as a tenth of all the rest. */
const elsewhere = (): string =>
  ";; Text is shown by the cpu() of @lockstep/backend-cpu: explain the same on that";
const print: Printers = { kernel: elsewhere, module: elsewhere };

export class MapDevice extends Device {
  readonly name = "cpu";
  readonly capabilities: Capabilities;
  readonly #engine: MapEngine | InterpretMaps;
  readonly #fallback: string | undefined;

  /** See `cpu`. */
  constructor(options: CpuOptions<MapMode> = {}, canRun: () => boolean = canRunVectors) {
    super();
    const engine =
      checkMode(options, modes) === "wasm" ? onVectors(() => new MapEngine(), canRun) : new InterpretMaps();
    this.#engine = typeof engine === "string" ? new InterpretMaps() : engine;
    this.#fallback = typeof engine === "string" ? engine : undefined;
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
    const { operation, ...rest } = this.#engine.explainMap(request, print);
    const { engine } = this.capabilities;
    const fallback = this.#fallback === undefined ? {} : { fallback: this.#fallback };
    return { operation, backend: this.name, engine, ...fallback, ...rest };
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
