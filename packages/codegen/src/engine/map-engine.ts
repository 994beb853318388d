/** Runs maps on an arena, and nothing else: what a page needs that computes with functions of its own. */
import type { Kernel, Operand, View } from "@lockstep/core";
import { type Arena, processArena, type Residents } from "../memory/index.js";
import { ArenaStorages } from "./arena-storages.js";
import { wasmCapabilities } from "./capabilities.js";
import type { CommandRunner } from "./command.js";
import { cellOf } from "./operands.js";
import { mapInParts } from "./parts/map-in-boxes.js";
import type { MapRunner } from "./parts/runner.js";
import { RunHere } from "./run-here.js";
import { WasmMaps } from "./wasm-maps.js";

export class MapEngine<R extends CommandRunner = CommandRunner> implements MapRunner {
  readonly capabilities = wasmCapabilities;
  readonly storages: ArenaStorages;
  readonly runner: R;
  readonly maps: WasmMaps;

  /** `runnerFor`: who calls the loops; the calling thread, unless told otherwise. */
  constructor(
    readonly arena: Arena = processArena(),
    runnerFor: (residents: Residents) => R = ({ arena }) => new RunHere(arena) as never,
  ) {
    // Not by way of the engine: what is left to collect a device's memory must not keep the device.
    let runner: R | undefined;
    this.storages = new ArenaStorages(arena, (cell) => runner?.settle?.(cell));
    runner = runnerFor(this.storages.residents);
    this.runner = runner;
    this.maps = new WasmMaps(this.storages, runner);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    if (this.maps.run(kernel, inputs, out)) return;
    mapInParts(this.storages.residents, this.toItsEnd, kernel, inputs, out);
  }

  /** Runs operations as parts of others, which go on with what these leave. */
  get toItsEnd(): MapRunner {
    return {
      map: (kernel, inputs, out) => {
        this.map(kernel, inputs, out);
        this.finish(out);
      },
    };
  }

  /** Returns when an output is there. Throws what it was lost for. */
  finish(out: View): void {
    this.runner.finish();
    const { lost } = cellOf(out);
    if (lost !== undefined) throw lost;
  }
}
