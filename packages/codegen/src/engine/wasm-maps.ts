/**
 * Runs maps. The way from a call to its loop is short where all views are contiguous: the kernel object leads to its
 * loops, and the dtypes, as digits of a number, to the one that is meant.
 */
import { bytesPerElement, type Kernel, type Operand, type View } from "@lockstep/core";
import { Kept } from "../kept.js";
import type { Cell } from "../memory/index.js";
import type { VectorLoop } from "../wasm/instances.js";
import { type MapLoops, mapLoopsOf } from "../wasm/map-loops.js";
import { planVectorMap } from "../wasm/vector-map-task.js";
import type { ArenaStorage, ArenaStorages } from "./arena-storages.js";
import { type CommandRunner, scratchOf } from "./command.js";
import { addressed, cellOf, cellsOf, isWhole, numberAs, readyCells, shapeOf, viewShape } from "./operands.js";
import { pieceElements } from "./run-here.js";

/** Digits of a key: five dtypes and the number. */
const kinds = 6;
const numberKind = 5;
/** More operands than this and keys are no longer exact. */
const mostKeyed = 16;
/** Turns of a tiled nest go by whole tiles, and lines of memory belong to one thread. */
const grainTurns = 64;

export class WasmMaps {
  readonly loops: MapLoops;
  readonly #contiguous = new Kept<ShortRow>();
  readonly #scratch: number;

  constructor(
    readonly storages: ArenaStorages,
    readonly runner: CommandRunner,
  ) {
    const { arena } = storages.residents;
    this.loops = mapLoopsOf(arena);
    this.#scratch = scratchOf(arena);
  }

  /** As `Backend.map`; false, and nothing done, where the operands do not fit into the arena together. */
  run(kernel: Kernel, inputs: readonly Operand[], out: View): boolean {
    const { size, contiguous: outContiguous } = out.layout;
    const count = inputs.length;
    const outStorage = out.storage as ArenaStorage;
    let isShort = outContiguous && count < mostKeyed && size <= pieceElements && this.runner.idle;
    const { cell: outCell } = outStorage;
    // What is written from end to end, and not read, need not be cleared first.
    let isReady =
      outCell.place.address >= 0 && outCell.lost === undefined && (!outCell.needsClearing || isWhole(out));
    let key = outStorage.code;
    const now = ++this.storages.residents.arena.order.now;
    outCell.lastUsed = now;
    for (let k = 0; k < count; k++) {
      const input = inputs[k]!;
      if (typeof input === "number") {
        key = key * kinds + numberKind;
        continue;
      }
      const { cell, code } = input.storage as ArenaStorage;
      key = key * kinds + code;
      cell.lastUsed = now;
      isReady &&= isAtHand(cell);
      isShort &&= input.layout.contiguous;
    }
    if (size === 0) return true;
    if (isReady) outCell.needsClearing = false;
    else if (!readyCells(this.storages.residents, inputs, out)) return false;
    const row = isShort && isReady && this.#shortRow(kernel, key, inputs, out);
    if (row && size <= row.most) this.#callRow(row.loop, kernel, inputs, out);
    else {
      this.#runNest(kernel, inputs, out);
      // By now it may be known what an element costs.
      if (row) row.most = this.runner.shortElements(kernel, row.loop);
    }
    return true;
  }

  #shortRow(kernel: Kernel, key: number, inputs: readonly Operand[], out: View): ShortRow {
    const rows = this.#contiguous.of(kernel);
    let row = rows.get(key);
    if (row === undefined) {
      const { shape } = planVectorMap(inputs.map(shapeOf), viewShape(out));
      row = { loop: this.loops.get(kernel, shape), most: this.runner.shortElements(kernel) };
      rows.set(key, row);
    }
    return row;
  }

  #callRow({ entries }: VectorLoop, kernel: Kernel, inputs: readonly Operand[], out: View): void {
    const { size } = out.layout;
    const row = entries.row!;
    const scratch = this.#scratch;
    const to = addressOf(out);
    const x = inputs[0]!;
    const y = inputs[1]!;
    if (inputs.length === 1) row(argumentOf(kernel, x, 0), to, size, scratch);
    else if (inputs.length === 2) row(argumentOf(kernel, x, 0), argumentOf(kernel, y, 1), to, size, scratch);
    else row(...inputs.map((input, k) => argumentOf(kernel, input, k)), to, size, scratch);
  }

  #runNest(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    const { shape, words, plan } = planVectorMap(inputs.map(shapeOf), viewShape(out));
    const turns = plan.extents[0]!;
    this.runner.run({
      loop: this.loops.get(kernel, shape),
      entry: "nest",
      turns,
      words: addressed(words, [...inputs, out]),
      numbers: inputs.map((input, k) =>
        typeof input === "number" ? numberAs(input, kernel.parameters[k]!.type) : 0,
      ),
      perTurn: out.layout.size / turns,
      grain: grainTurns,
      oneLoop: plan.extents.length === 1,
      kernels: [kernel],
      inputs: cellsOf(inputs),
      out: cellOf(out),
      overwrites: isWhole(out) && !cellsOf(inputs).includes(cellOf(out)),
    });
  }
}

/** A loop, and the elements up to which its row is called without asking the runner. */
interface ShortRow {
  readonly loop: VectorLoop;
  most: number;
}

/** Whether a cell is in the arena and holds what it shall. */
const isAtHand = (cell: Cell): boolean =>
  cell.place.address >= 0 && !cell.needsClearing && cell.lost === undefined;

/** What a row is given for an input. */
const argumentOf = ({ parameters }: Kernel, input: Operand, k: number): number =>
  typeof input === "number" ? numberAs(input, parameters[k]!.type) : addressOf(input);

const addressOf = ({ storage, layout }: View): number =>
  (storage as ArenaStorage).cell.address + layout.offset * bytesPerElement(storage.dtype);
