/** The parallel backend: the engine of `codegen`, whose commands a queue divides among threads. */
import {
  type ArenaStorages,
  type Place,
  processArena,
  WasmEngine,
  wasmCapabilities,
} from "@lockstep/codegen";
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
import { explainThreads } from "./explain-threads.js";
import type { CheckedOptions } from "./options.js";
import { CommandQueue } from "./queue/command-queue.js";
import { Reads } from "./reads.js";
import { AlongAxis } from "./reductions/along-axis.js";
import { rehearse } from "./rehearsal.js";
import type { Platform } from "./threads/threads.js";

/** Devices that nobody disposed of. */
const abandoned = new FinalizationRegistry<CommandQueue>((queue) => void queue.close());

const pageCapabilities: Capabilities = {
  ...wasmCapabilities,
  syncReads: false,
  syncReadsObstacle: {
    cause: "Elements of workers cannot be read at once on a page, which must not wait for its threads",
    mend: "Await data() or array(), or run inside a worker, which may wait",
  },
};

export class WorkersBackend extends Backend {
  readonly name = "workers";
  readonly capabilities: Capabilities;
  /** Threads that run at once. */
  readonly threads: number;
  readonly #engine: WasmEngine<CommandQueue>;
  readonly #queue: CommandQueue;
  readonly #reads: Reads;
  readonly #along: AlongAxis;

  /** @internal See `workers`. */
  constructor(platform: Platform, options: CheckedOptions) {
    super();
    this.threads = options.threads;
    this.capabilities = platform.mayBlock() ? wasmCapabilities : pageCapabilities;
    this.#engine = new WasmEngine(
      processArena(),
      (residents) => new CommandQueue({ platform, residents, ...options }),
    );
    this.#queue = this.#engine.runner;
    this.#reads = new Reads(this.#engine.storages, this.#queue, platform, (kernel, inputs, out) =>
      this.#engine.mapNest(kernel, inputs, out),
    );
    this.#along = new AlongAxis({ engine: this.#engine, hands: options.threads, chunk: options.chunk });
    abandoned.register(this, this.#queue, this);
  }

  /** @internal Resolves when the threads are there. */
  ready(): Promise<void> {
    const ready = this.#queue.ready();
    // A page has frames to draw meanwhile.
    if (this.capabilities.syncReads) rehearse(this.#queue.options.platform);
    return ready;
  }

  allocate(dtype: Dtype, length: number): Storage {
    return this.#storages.allocate(dtype, length);
  }

  write(storage: Storage, data: TypedArray): void {
    if (this.#reads.any) this.#reads.protect(storage);
    this.#storages.write(storage, data);
  }

  read(storage: Storage): Promise<TypedArray> {
    return this.#reads.read(storage);
  }

  override readSync(storage: Storage): TypedArray {
    return this.#reads.readSync(storage);
  }

  release(storage: Storage): void {
    this.#reads.releaseAfter(storage);
  }

  override reclaim(resource: unknown): void {
    const { cell } = resource as Place;
    if (cell !== undefined) this.#queue.release(cell);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    if (this.#reads.any) this.#reads.protect(out.storage);
    this.#engine.map(kernel, inputs, out);
  }

  reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    if (this.#reads.any) this.#reads.protect(out.storage);
    if (!this.#engine.reduceAgain(reduction, inputs, axes, out))
      this.#along.run(reduction, inputs, axes, out);
  }

  override matmul(a: View, b: View, out: View): void {
    if (this.#reads.any) this.#reads.protect(out.storage);
    if (!this.#engine.matmul(a, b, out)) super.matmul(a, b, out);
  }

  explain(request: Request): Explanation {
    const { operation, ...rest } = explainThreads(request, this.#engine, this.#along, this.threads);
    return { operation, backend: this.name, engine: this.capabilities.engine, ...rest };
  }

  /**
   * Resolves when everything asked before is done. Rejects with what went wrong since it was last awaited. Where the
   * signal aborts first, what is not done is dropped: its reads reject with `ABORTED`, and so does this.
   */
  override async synchronize({ signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    this.assertUsable("synchronize");
    const stop = () => this.#queue.cancel(signal?.reason);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    try {
      await this.#queue.done();
    } finally {
      signal?.removeEventListener("abort", stop);
    }
    const trouble = this.#queue.takeTrouble();
    if (trouble !== undefined) throw trouble;
  }

  async close(): Promise<void> {
    abandoned.unregister(this);
    await this.#queue.close();
    this.#storages.close();
  }

  get #storages(): ArenaStorages {
    return this.#engine.storages;
  }
}
