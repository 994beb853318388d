/**
 * Runs maps. The way from a call to its loop is short where all views are contiguous: the kernel object leads to its
 * loops, and the dtypes, as digits of a number, to the one that is meant.
 */
import type { Kernel, Layout, Operand, View } from "@lockstep/core";
import { Kept } from "../kept.js";
import type { Residents } from "../memory/index.js";
import type { VectorLoop } from "../wasm/instances.js";
import type { Entry } from "../wasm/instantiate.js";
import { type MapLoops, mapLoopsOf } from "../wasm/map-loops.js";
import { planVectorMap } from "../wasm/vector-map-task.js";
import type { ArenaStorage } from "./arena-storages.js";
import { type CommandRunner, scratchOf } from "./command.js";
import {
  addressed,
  cellOf,
  cellsOf,
  isReadable,
  isWhole,
  isWritable,
  numberAs,
  readyCells,
  shapeOf,
  viewShape,
} from "./operands.js";
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
  readonly #rows = new Kept<Row>();
  readonly #scratch: number;

  constructor(
    readonly residents: Residents,
    readonly runner: CommandRunner,
  ) {
    this.loops = mapLoopsOf(residents.arena);
    this.#scratch = scratchOf(residents.arena);
  }

  /** As `Backend.map`; false, and nothing done, where the operands do not fit into the arena together. */
  run(kernel: Kernel, inputs: readonly Operand[], out: View): boolean {
    return this.#callRow(kernel, inputs, out) || this.runNest(kernel, inputs, out);
  }

  /**
   * The short way: false, and nothing done, where not all that it takes is at hand. It is apart from the long one, whose
   * code an engine would otherwise put into the same function, which then lacks registers.
   */
  #callRow(kernel: Kernel, inputs: readonly Operand[], out: View): boolean {
    const { layout, storage } = out;
    const { size } = layout;
    const count = inputs.length;
    const { cell: outCell, code: outCode } = storage as ArenaStorage;
    if (size === 0 || size > pieceElements || !layout.contiguous || count >= mostKeyed || !this.runner.idle)
      return false;
    if (!isWritable(outCell, out)) return false;
    let key = outCode;
    // What a row is given for the inputs, of which most have one or two: for the last, and for the one before it.
    let before = 0;
    let last = 0;
    const now = ++this.residents.arena.order.now;
    outCell.lastUsed = now;
    for (let k = 0; k < count; k++) {
      const input = inputs[k]!;
      before = last;
      if (typeof input === "number") {
        key = key * kinds + numberKind;
        last = numberAs(input, kernel.parameters[k]!.type);
        continue;
      }
      const { layout, storage } = input;
      const { cell, code } = storage as ArenaStorage;
      if (!layout.contiguous || !isReadable(cell)) return false;
      key = key * kinds + code;
      cell.lastUsed = now;
      last = addressIn(storage as ArenaStorage, layout);
    }
    const row = this.#rows.of(kernel).get(key) ?? this.#addRow(kernel, key, inputs, out);
    if (size > row.most) {
      // What an element costs may be known by now.
      row.most = this.runner.shortElements(kernel, row.loop);
      if (size > row.most) return false;
    }
    outCell.needsClearing = false;
    const { call } = row;
    const to = addressIn(storage as ArenaStorage, layout);
    if (count === 2) call(before, last, to, size, this.#scratch);
    else if (count === 1) call(last, to, size, this.#scratch);
    else call(...argumentsOf(kernel, inputs), to, size, this.#scratch);
    return true;
  }

  /** The long way: as `run`, whatever the views and however many elements. */
  runNest(kernel: Kernel, inputs: readonly Operand[], out: View): boolean {
    if (out.layout.size === 0) return true;
    if (!readyCells(this.residents, inputs, out)) return false;
    const { shape, words, plan } = planVectorMap(inputs.map(shapeOf), viewShape(out));
    const turns = plan.extents[0]!;
    const cells = cellsOf(inputs);
    this.runner.run({
      loop: this.loops.get(kernel, shape),
      entry: "nest",
      turns,
      words: addressed(words, [...inputs, out]),
      numbers: argumentsOf(kernel, inputs),
      perTurn: out.layout.size / turns,
      grain: grainTurns,
      oneLoop: plan.extents.length === 1,
      kernels: [kernel],
      inputs: cells,
      out: cellOf(out),
      overwrites: isWhole(out) && !cells.includes(cellOf(out)),
    });
    return true;
  }

  #addRow(kernel: Kernel, key: number, inputs: readonly Operand[], out: View): Row {
    const { shape } = planVectorMap(inputs.map(shapeOf), viewShape(out));
    const loop = this.loops.get(kernel, shape);
    const row = { loop, call: loop.entries.row!, most: 0 };
    this.#rows.of(kernel).set(key, row);
    return row;
  }
}

/** A loop, and the elements up to which its row is called without asking the runner. */
interface Row {
  readonly loop: VectorLoop;
  readonly call: Entry;
  most: number;
}

/**
 * What a row is given for its inputs, and a nest's frame for those that are numbers. It is made apart because a closure
 * in `#callRow` would cost every call.
 */
const argumentsOf = ({ parameters }: Kernel, inputs: readonly Operand[]): number[] =>
  inputs.map((input, k) =>
    typeof input === "number"
      ? numberAs(input, parameters[k]!.type)
      : addressIn(input.storage as ArenaStorage, input.layout),
  );

/** The address of a view's first element. */
const addressIn = ({ resource, width }: ArenaStorage, { offset }: Layout): number =>
  resource.address + offset * width;
