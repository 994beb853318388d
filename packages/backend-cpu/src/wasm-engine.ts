/**
 * Runs generated WebAssembly. The way from a call to its loop is short where all views are contiguous: the kernel
 * object leads to its loops, and the dtypes, as digits of a number, to the one that is meant.
 */
import {
  type Arena,
  type Cell,
  type Entry,
  Kept,
  loopsOf,
  type MatmulDtype,
  planVectorMap,
  planVectorMatmul,
  planVectorReduce,
  processArena,
  type Step,
  scratchOffset,
  tablesOffset,
  type WasmLoops,
} from "@lockstep/codegen";
import {
  bytesPerElement,
  type Explanation,
  type Kernel,
  type Operand,
  type Reduction,
  type Request,
  type ValueType,
  type View,
} from "@lockstep/core";
import { type ArenaStorage, ArenaStorages } from "./arena-storages.js";
import { wasmCapabilities } from "./capabilities.js";
import type { Engine } from "./engine.js";
import { explainMap, explainMatmul, explainReduce } from "./explain-wasm.js";
import { shapeOf, viewShape } from "./operands.js";
import { OperationsInParts } from "./parts/operations-in-parts.js";
import { cellsOf, isWhole, numberAs, readyCells } from "./wasm-operands.js";

/** Digits of a key: five dtypes and the number. */
const kinds = 6;
const numberKind = 5;
/** More operands than this and keys are no longer exact. */
const mostKeyed = 16;
/**
 * Elements of a call. A long loop is asked for in pieces, because the engine puts its better code in the place of its
 * first code between calls only.
 */
const piece = 16384;

export class WasmEngine implements Engine {
  readonly capabilities = wasmCapabilities;
  readonly storages: ArenaStorages;
  readonly #loops: WasmLoops;
  readonly #frame: Int32Array;
  readonly #contiguous = new Kept<Entry>();
  readonly #inParts: OperationsInParts;

  constructor(readonly arena: Arena = processArena()) {
    this.storages = new ArenaStorages(arena);
    this.#loops = loopsOf(arena);
    this.#frame = new Int32Array(arena.memory.buffer, arena.workspace, tablesOffset / 4);
    this.#inParts = new OperationsInParts(this.storages.residents, this);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    const { size, contiguous: outContiguous } = out.layout;
    const count = inputs.length;
    const outStorage = out.storage as ArenaStorage;
    let contiguous = outContiguous && count < mostKeyed && size <= piece;
    const { cell: outCell } = outStorage;
    // What is written from end to end, and not read, need not be cleared first.
    let isReady = outCell.place.address >= 0 && (!outCell.needsClearing || isWhole(out));
    let key = outStorage.code;
    const now = ++this.arena.order.now;
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
      contiguous &&= input.layout.contiguous;
    }
    if (size === 0) return;
    if (isReady) {
      outCell.needsClearing = false;
    } else if (!this.#ready(inputs, out)) {
      this.#inParts.map(kernel, inputs, out);
      return;
    }
    if (!contiguous) this.#runNest(kernel, inputs, out);
    else this.#runRow(this.#contiguousRow(kernel, key, inputs, out), kernel, inputs, out);
  }

  /** Brings operands into the arena; false where they do not fit together. */
  #ready(inputs: readonly Operand[], out: View): boolean {
    const { residents } = this.storages;
    if (!residents.reside(cellsOf(inputs, out))) return false;
    readyCells(residents, inputs, out);
    return true;
  }

  #contiguousRow(kernel: Kernel, key: number, inputs: readonly Operand[], out: View): Entry {
    const rows = this.#contiguous.of(kernel);
    let row = rows.get(key);
    if (row === undefined) {
      const { shape } = planVectorMap(inputs.map(shapeOf), viewShape(out));
      row = this.#loops.map(kernel, shape).entries.row!;
      rows.set(key, row);
    }
    return row;
  }

  #runRow(row: Entry, kernel: Kernel, inputs: readonly Operand[], out: View): void {
    const { size } = out.layout;
    const scratch = this.arena.workspace + scratchOffset;
    const argument = (k: number): number => {
      const input = inputs[k]!;
      return typeof input === "number" ? numberAs(input, kernel.parameters[k]!.type) : addressOf(input);
    };
    if (inputs.length === 1) row(argument(0), addressOf(out), size, scratch);
    else if (inputs.length === 2) row(argument(0), argument(1), addressOf(out), size, scratch);
    else row(...inputs.map((_, k) => argument(k)), addressOf(out), size, scratch);
  }

  #runNest(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    const { shape, words, plan } = planVectorMap(inputs.map(shapeOf), viewShape(out));
    const { entries } = this.#loops.map(kernel, shape);
    const types = kernel.parameters.map(({ type }) => type);
    const numbers = this.#writeFrame(words, [...inputs, out], types);
    const [turns, ...rest] = plan.extents as [number, ...number[]];
    if (shape.loops === 1) {
      this.#runPieces(entries.row!, shape.steps, [...inputs, out], { words, numbers, turns });
      return;
    }
    const perTurn = rest.reduce((product, extent) => product * extent, 1);
    const step = Math.max(1, Math.ceil(piece / perTurn / 32)) * 32;
    for (let from = 0; from < turns; from += step) {
      entries.nest!(this.arena.workspace, from, Math.min(turns, from + step));
    }
  }

  /** A row as long as that of a whole tensor, piece by piece. */
  #runPieces(
    row: Entry,
    steps: readonly Step[],
    operands: readonly Operand[],
    { words, numbers, turns }: Pieces,
  ): void {
    const strides = operands.map((_, k) => words[operands.length + 1 + k]!);
    const args = operands.flatMap((operand, k) => {
      if (typeof operand === "number") return [numbers[k]!];
      return steps[k] === "stride" ? [this.#frame[k]!, strides[k]!] : [this.#frame[k]!];
    });
    const moves = operands.flatMap((_, k) => (steps[k] === "stride" ? [strides[k]!, 0] : [strides[k]!]));
    for (let from = 0; from < turns; from += piece) {
      row(...args, Math.min(piece, turns - from), this.arena.workspace + scratchOffset);
      for (const [i, move] of moves.entries()) args[i]! += move * piece;
    }
  }

  /** Fills the frame: words, to which the storages' addresses come, then numbers; gives these. */
  #writeFrame(
    words: readonly number[],
    operands: readonly Operand[],
    types: readonly ValueType[],
  ): Float64Array {
    this.#frame.set(words);
    const at = this.#frame.byteOffset + 8 * Math.ceil(words.length / 2);
    const numbers = new Float64Array(this.#frame.buffer, at, operands.length + 1);
    for (const [k, operand] of operands.entries()) {
      if (typeof operand === "number") numbers[k] = numberAs(operand, types[k]!);
      else this.#frame[k] = words[k]! + (operand.storage as ArenaStorage).cell.address;
    }
    return numbers;
  }

  /** `bare`: of a tree, without the initial value. */
  reduce(
    reduction: Reduction,
    inputs: readonly Operand[],
    axes: readonly number[],
    out: View,
    bare = false,
  ): void {
    if (out.layout.size === 0) return;
    if (!this.#ready(inputs, out)) {
      this.#inParts.reduce(reduction, inputs, axes, out);
      return;
    }
    const views = inputs.map(shapeOf);
    const { shape, words, turns } = planVectorReduce(reduction, views, axes, viewShape(out), bare);
    const { entries } = this.#loops.reduce(reduction, shape);
    const element = reduction.order === "tree" ? reduction.element : undefined;
    const types = (element?.parameters ?? reduction.step.parameters.slice(1)).map(({ type }) => type);
    const numbers = this.#writeFrame(words, [...inputs, out], types);
    numbers[inputs.length + 1] = numberAs(reduction.init, reduction.step.type);
    entries.nest!(this.arena.workspace, 0, turns);
  }

  matmul(a: View, b: View, out: View): boolean {
    if (!this.#ready([a, b], out)) return false;
    const dtype = out.storage.dtype as MatmulDtype;
    const { entry, words, swapped, turns } = planVectorMatmul(dtype, a.layout, b.layout, out.layout);
    if (turns === 0) return true;
    this.#writeFrame(words, swapped ? [b, a, out] : [a, b, out], []);
    this.#loops.matmul(dtype, entry).entries[entry]!(this.arena.workspace, 0, turns);
    return true;
  }

  explain(request: Request): Omit<Explanation, "backend" | "engine" | "fallback"> {
    switch (request.kind) {
      case "map":
        return explainMap(request, this.#loops);
      case "reduce":
        return explainReduce(request, this.#loops);
      case "matmul":
        return explainMatmul(request, this.#loops);
    }
  }
}

interface Pieces {
  readonly words: readonly number[];
  readonly numbers: Float64Array;
  readonly turns: number;
}

/** Whether a cell is in the arena and holds what it shall. */
const isAtHand = (cell: Cell): boolean => cell.place.address >= 0 && !cell.needsClearing;

const addressOf = ({ storage, layout }: View): number =>
  (storage as ArenaStorage).cell.address + layout.offset * bytesPerElement(storage.dtype);
