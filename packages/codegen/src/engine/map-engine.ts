/** Runs maps on an arena, and nothing else: what a page needs that computes with functions of its own. */
import type { Kernel, Operand, View } from "@lockstep/core";
import { type Arena, processArena } from "../memory/index.js";
import { ArenaStorages } from "./arena-storages.js";
import { wasmCapabilities } from "./capabilities.js";
import { mapInPieces } from "./parts/map-in-pieces.js";
import type { MapRunner } from "./parts/runner.js";
import { RunHere } from "./run-here.js";
import { WasmMaps } from "./wasm-maps.js";

export class MapEngine implements MapRunner {
  readonly capabilities = wasmCapabilities;
  readonly storages: ArenaStorages;
  readonly #maps: WasmMaps;

  constructor(readonly arena: Arena = processArena()) {
    this.storages = new ArenaStorages(arena);
    this.#maps = new WasmMaps(this.storages.residents, new RunHere(arena));
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    if (!this.#maps.run(kernel, inputs, out)) mapInPieces(this.storages.residents, this, kernel, inputs, out);
  }
}
