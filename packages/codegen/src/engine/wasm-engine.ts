/** Runs operations on an arena; who calls the loops is left to whoever makes the engine. */
import type { Kernel, Operand, Reduction, Request, View } from "@lockstep/core";
import { type Arena, processArena } from "../memory/index.js";
import { ArenaStorages } from "./arena-storages.js";
import { wasmCapabilities } from "./capabilities.js";
import type { CommandRunner } from "./command.js";
import type { Explained } from "./explain-common.js";
import { explainMap } from "./explain-map.js";
import { explainMatmul, explainReduce } from "./explain-wasm.js";
import { mapInParts } from "./parts/map-in-boxes.js";
import { reduceInParts } from "./parts/reduce-in-parts.js";
import type { Runner } from "./parts/runner.js";
import { RunHere } from "./run-here.js";
import { WasmMaps } from "./wasm-maps.js";
import { WasmProducts } from "./wasm-products.js";
import { WasmReductions } from "./wasm-reductions.js";

export class WasmEngine implements Runner {
  readonly capabilities = wasmCapabilities;
  readonly storages: ArenaStorages;
  readonly #maps: WasmMaps;
  readonly #reductions: WasmReductions;
  readonly #products: WasmProducts;

  constructor(
    readonly arena: Arena = processArena(),
    readonly runner: CommandRunner = new RunHere(arena),
  ) {
    this.storages = new ArenaStorages(arena);
    this.#maps = new WasmMaps(this.storages, runner);
    this.#reductions = new WasmReductions(this.storages, runner);
    this.#products = new WasmProducts(this.storages, runner);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    if (!this.#maps.run(kernel, inputs, out)) mapInParts(this.storages.residents, this, kernel, inputs, out);
  }

  /** `bare`: of a tree, without the initial value. */
  reduce(
    reduction: Reduction,
    inputs: readonly Operand[],
    axes: readonly number[],
    out: View,
    bare = false,
  ): void {
    if (this.#reductions.run(reduction, inputs, axes, out, bare)) return;
    reduceInParts(this.storages.residents, this, reduction, inputs, axes, out);
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
}
