/** Runs operations on an arena; who calls the loops is left to whoever makes the engine. */
import type { Operand, Reduction, Request, View } from "@lockstep/core";
import type { Arena, Residents } from "../memory/index.js";
import type { CommandRunner } from "./command.js";
import type { Explained } from "./explain-common.js";
import { explainMap } from "./explain-map.js";
import { explainMatmul, explainReduce } from "./explain-wasm.js";
import { MapEngine } from "./map-engine.js";
import { reduceInParts } from "./parts/reduce-in-parts.js";
import { WasmProducts } from "./wasm-products.js";
import { WasmReductions } from "./wasm-reductions.js";

export class WasmEngine<R extends CommandRunner = CommandRunner> extends MapEngine<R> {
  readonly #reductions: WasmReductions;
  readonly #products: WasmProducts;

  constructor(arena?: Arena, runnerFor?: (residents: Residents) => R) {
    super(arena, runnerFor);
    this.#reductions = new WasmReductions(this.storages, this.runner);
    this.#products = new WasmProducts(this.storages, this.runner);
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
    const toItsEnd = {
      ...this.toItsEnd,
      reduce: (...args: Parameters<WasmEngine["reduce"]>) => {
        this.reduce(...args);
        this.finish(args[3]);
      },
    };
    reduceInParts(this.storages.residents, toItsEnd, reduction, inputs, axes, out);
  }

  /** Computes the product and says so, or leaves it to the default. */
  matmul(a: View, b: View, out: View): boolean {
    return this.#products.run(a, b, out);
  }

  explain(request: Request): Explained {
    switch (request.kind) {
      case "map":
        return explainMap(request, this.maps.loops);
      case "reduce":
        return explainReduce(request, this.#reductions.loops);
      case "matmul":
        return explainMatmul(request, this.#products.loops);
    }
  }
}
