/** Runs operations on an arena; who calls the loops is left to whoever makes the engine. */
import type { Kernel, Operand, Reduction, Request, View } from "@lockstep/core";
import { type Arena, type Cell, processArena, type Residents } from "../memory/index.js";
import { ArenaStorages } from "./arena-storages.js";
import { wasmCapabilities } from "./capabilities.js";
import type { CommandRunner } from "./command.js";
import type { Explained } from "./explain-common.js";
import { explainMap } from "./explain-map.js";
import { explainMatmul, explainReduce } from "./explain-wasm.js";
import { cellOf } from "./operands.js";
import { mapInParts } from "./parts/map-in-boxes.js";
import { reduceInParts } from "./parts/reduce-in-parts.js";
import type { Runner } from "./parts/runner.js";
import { RunHere } from "./run-here.js";
import { WasmMaps } from "./wasm-maps.js";
import { WasmProducts } from "./wasm-products.js";
import { WasmReductions } from "./wasm-reductions.js";

export class WasmEngine<R extends CommandRunner = CommandRunner> {
  readonly capabilities = wasmCapabilities;
  readonly storages: ArenaStorages;
  readonly runner: R;
  readonly #maps: WasmMaps;
  readonly #reductions: WasmReductions;
  readonly #products: WasmProducts;
  /** Runs operations as parts of others, which go on with what these leave. */
  readonly #toTheirEnds: Runner = {
    map: (kernel, inputs, out) => {
      this.map(kernel, inputs, out);
      this.#finish(out);
    },
    // Anew, because a fold in boxes changes the initial value of a reduction of its own.
    reduce: (reduction, inputs, axes, out, bare) => {
      this.reduceAnew(reduction, inputs, axes, out, bare);
      this.#finish(out);
    },
  };

  /** `runnerFor`: who calls the loops; the calling thread, unless told otherwise. */
  constructor(
    readonly arena: Arena = processArena(),
    runnerFor: (residents: Residents) => R = ({ arena }) => new RunHere(arena) as never,
  ) {
    const link: Link = { runner: undefined };
    this.storages = new ArenaStorages(arena, settlerOf(link));
    const runner = runnerFor(this.storages.residents);
    link.runner = runner;
    this.runner = runner;
    this.#maps = new WasmMaps(this.storages.residents, runner);
    this.#reductions = new WasmReductions(this.storages, runner);
    this.#products = new WasmProducts(this.storages, runner);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    if (!this.#maps.run(kernel, inputs, out)) this.#mapInParts(kernel, inputs, out);
  }

  /**
   * As `map`, but never the short way. For views that are made for a call: they are other objects than tensors, and
   * once the short way has seen both, an engine's code for it tells them apart at every step.
   */
  mapNest(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    if (!this.#maps.runNest(kernel, inputs, out)) this.#mapInParts(kernel, inputs, out);
  }

  #mapInParts(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    mapInParts(this.storages.residents, this.#toTheirEnds, kernel, inputs, out);
  }

  reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    if (!this.reduceAgain(reduction, inputs, axes, out)) this.reduceAnew(reduction, inputs, axes, out);
  }

  /** As `reduce`, where a small one like it came before and all is at hand; false, and nothing done, otherwise. */
  reduceAgain(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): boolean {
    return this.#reductions.repeated.call(reduction, inputs, axes, out);
  }

  /** As `reduce`, whatever came before. `bare`: of a tree, without the initial value. */
  reduceAnew(
    reduction: Reduction,
    inputs: readonly Operand[],
    axes: readonly number[],
    out: View,
    bare = false,
  ): void {
    if (this.#reductions.run(reduction, inputs, axes, out, bare)) return;
    reduceInParts(this.storages.residents, this.#toTheirEnds, reduction, inputs, axes, out);
  }

  /** Elements of a reduction up to which nobody is asked to share it. */
  shortElements(reduction: Reduction): number {
    return this.#reductions.shortElements(reduction);
  }

  /** Computes the product and says so, or leaves it to the default. */
  matmul(a: View, b: View, out: View): boolean {
    return this.#products.run(a, b, out);
  }

  explain(request: Request): Explained {
    switch (request.kind) {
      case "map":
        return explainMap(request, this.#maps.loops);
      case "reduce":
        return explainReduce(request, this.#reductions.loops);
      case "matmul":
        return explainMatmul(request, this.#products.loops);
    }
  }

  /** Returns when an output is there. Throws what it was lost to. */
  #finish(out: View): void {
    this.runner.finish();
    const { lost } = cellOf(out);
    if (lost !== undefined) throw lost;
  }
}

interface Link {
  runner: CommandRunner | undefined;
}

/** Made apart from the engine: what is left to collect a device's memory must not keep the device. */
const settlerOf = (link: Link) => (cell: Cell) => link.runner?.settle?.(cell);
