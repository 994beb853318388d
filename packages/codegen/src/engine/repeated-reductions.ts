/**
 * Small reductions that are asked again: what was planned for the latest one serves the next over views of the same
 * layouts, because planning takes several times as long as reducing a few elements.
 */
import {
  type Operand,
  type Reduction,
  sameLayout,
  sameShape,
  type View,
  type ViewShape,
} from "@lockstep/core";
import type { Arena } from "../memory/index.js";
import type { Entry } from "../wasm/instantiate.js";
import { type CommandRunner, mostFrameBytes } from "./command.js";
import { cellOf, isReadable, isWritable } from "./operands.js";

export interface Planned {
  readonly views: readonly (ViewShape | number)[];
  readonly axes: readonly number[];
  readonly target: ViewShape;
  /** What the frame holds: the words but for the addresses of storages, and the numbers. */
  readonly words: readonly number[];
  readonly numbers: readonly number[];
  readonly turns: number;
  readonly call: Entry;
}

export class RepeatedReductions {
  /** What was planned for each reduction last. */
  readonly latest = new WeakMap<Reduction, Planned>();
  /** The frame, as int32s and as float64s. */
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;

  constructor(
    readonly arena: Arena,
    readonly runner: CommandRunner,
  ) {
    const { memory, workspace } = arena;
    this.#words = new Int32Array(memory.buffer, workspace, mostFrameBytes / 4);
    this.#numbers = new Float64Array(memory.buffer, workspace, mostFrameBytes / 8);
  }

  /** As `Backend.reduce`, where all that it takes is at hand and planned; false, and nothing done, otherwise. */
  call(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): boolean {
    const planned = this.latest.get(reduction);
    if (planned === undefined || !this.runner.idle || !fits(planned, inputs, axes, out)) return false;
    const to = cellOf(out);
    if (!isWritable(to, out)) return false;
    const { words, numbers } = planned;
    // As `writeFrame` has it, but into views that stay: making them takes longer than all the rest of this.
    const behind = Math.ceil(words.length / 2);
    for (let i = 0; i < words.length; i++) this.#words[i] = words[i]!;
    for (let i = 0; i < numbers.length; i++) this.#numbers[behind + i] = numbers[i]!;
    const now = ++this.arena.order.now;
    for (let k = 0; k < inputs.length; k++) {
      const input = inputs[k]!;
      if (typeof input === "number") continue;
      const cell = cellOf(input);
      if (!isReadable(cell)) return false;
      cell.lastUsed = now;
      this.#words[k]! += cell.address;
    }
    to.lastUsed = now;
    to.needsClearing = false;
    this.#words[inputs.length]! += to.address;
    planned.call(this.arena.workspace, 0, planned.turns);
    return true;
  }
}

/** Whether what was planned serves these operands. */
const fits = (
  { views, axes, target }: Planned,
  inputs: readonly Operand[],
  wanted: readonly number[],
  out: View,
): boolean =>
  sameShape(axes, wanted) && isLike(target, out) && inputs.every((input, k) => isLike(views[k]!, input));

function isLike(known: ViewShape | number, operand: Operand): boolean {
  if (typeof known === "number" || typeof operand === "number") return Object.is(known, operand);
  return known.dtype === operand.storage.dtype && sameLayout(known.layout, operand.layout);
}
