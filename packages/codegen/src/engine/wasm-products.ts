/** Runs matrix products. */
import type { View } from "@lockstep/core";
import type { MatmulDtype } from "../javascript/index.js";
import { type MatmulLoops, matmulLoopsOf } from "../wasm/matmul/matmul-loops.js";
import { planVectorMatmul } from "../wasm/matmul/plan.js";
import type { ArenaStorages } from "./arena-storages.js";
import type { CommandRunner } from "./command.js";
import { addressed, cellOf, cellsOf, isWhole, readyCells } from "./operands.js";

export class WasmProducts {
  readonly loops: MatmulLoops;

  constructor(
    readonly storages: ArenaStorages,
    readonly runner: CommandRunner,
  ) {
    this.loops = matmulLoopsOf(storages.residents.arena);
  }

  /** As `Backend.matmul`; false, and nothing done, where the operands do not fit into the arena together. */
  run(a: View, b: View, out: View): boolean {
    if (!readyCells(this.storages.residents, [a, b], out)) return false;
    const dtype = out.storage.dtype as MatmulDtype;
    const { entry, words, swapped, fewParts, turns } = planVectorMatmul(
      dtype,
      a.layout,
      b.layout,
      out.layout,
    );
    if (turns === 0) return true;
    this.runner.run({
      loop: this.loops.get(dtype, entry),
      entry,
      turns,
      words: addressed(words, swapped ? [b, a, out] : [a, b, out]),
      numbers: [],
      perTurn: (out.layout.size / turns) * a.layout.shape.at(-1)!,
      grain: panelTurns,
      fewParts,
      kernels: [],
      inputs: cellsOf([a, b]),
      out: cellOf(out),
      overwrites: isWhole(out) && a.storage !== out.storage && b.storage !== out.storage,
    });
    return true;
  }
}

/** Columns that fill whole tiles and lines of memory, and half the rows that are packed together. */
const panelTurns = 16;
