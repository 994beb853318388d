/** Runs operations: makes gatherings of them, keeps the gathers, and puts what they give into storages. */
import type { Dtype, Kernel, Operand, Reduction, View } from "@lockstep/core";
import { type Engine, type Handle, isPlain } from "../engines/engine.js";
import { expandForCard } from "../functions/expand-for-card.js";
import type { Gather } from "../gather/gather.js";
import type { GpuStorage, Storages } from "../storages.js";
import { type Gathering, scalarsOf } from "./gathering.js";
import { runMap, runReduction } from "./run-operation.js";
import type { Steps } from "./tree.js";

/** Gathers that are kept; a program that is asked for again is made again. */
const mostKept = 1000;

export class OperationRunner implements Steps {
  readonly #gathers = new Map<string, Gather>();
  /** Whether the engine computes `Math`'s functions itself, and well. */
  readonly #hasFunctions: boolean;
  /** Storages of the operation that runs, which nobody else sees. */
  #temporary: GpuStorage[] = [];

  constructor(
    readonly engine: Engine,
    readonly storages: Storages,
  ) {
    this.#hasFunctions = isPlain(engine.name);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    if (out.layout.size === 0) return;
    this.#operation(() => runMap(this, kernel, inputs, out));
  }

  reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    if (out.layout.size === 0) return;
    this.#operation(() => runReduction(this, reduction, inputs, axes, out));
  }

  get mostSources(): number {
    return this.engine.limits.inputs;
  }

  prepare(kernel: Kernel): Kernel {
    return this.#hasFunctions ? kernel : expandForCard(kernel);
  }

  intermediate(gathering: Gathering, dtype: Dtype): GpuStorage {
    const storage = this.storages.allocate(dtype, gathering.length);
    this.#temporary.push(storage);
    this.storages.hold(storage, this.#run(gathering));
    return storage;
  }

  last(gathering: Gathering, out: View): void {
    this.storages.hold(out.storage as GpuStorage, this.#run(gathering));
  }

  gatherOf({ hash, build }: Gathering): Gather {
    let gather = this.#gathers.get(hash);
    if (gather === undefined) gather = build();
    else this.#gathers.delete(hash);
    // What was asked for last stands last.
    this.#gathers.set(hash, gather);
    if (this.#gathers.size > mostKept) this.#gathers.delete(this.#gathers.keys().next().value!);
    return gather;
  }

  #run(gathering: Gathering): Handle {
    const handles = gathering.sources.map((source) => this.storages.handleOf(source));
    return this.engine.run(this.gatherOf(gathering), handles, scalarsOf(gathering), gathering.length);
  }

  #operation(run: () => void): void {
    try {
      run();
    } finally {
      for (const { resource } of this.#temporary) this.storages.reclaim(resource);
      this.#temporary = [];
    }
  }
}
