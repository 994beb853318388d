/**
 * A reduction with few outputs and many elements each, divided along the elements. The fixed tree of `Reduction` is kept
 * to the bit: pieces of 2^k whole blocks are branches of it, which threads compute apart; then two that stand for as
 * many elements are combined as soon as they meet, and what is left from the last to the first. Operators that know
 * no order are divided wherever it suits.
 */
import {
  type ArenaStorage,
  isOrderFree,
  type ReductionSpace,
  reductionSpace,
  unchanged,
  type VectorLoop,
  type WasmEngine,
} from "@lockstep/codegen";
import {
  blockLength,
  sizeOf as countOf,
  type Operand,
  type Reduction,
  rowMajor,
  strided,
  type TreeReduction,
  type View,
} from "@lockstep/core";
import type { CommandQueue } from "../queue/command-queue.js";
import { guess } from "../queue/costs.js";
import type { Outcome } from "../ring/outcome.js";

/** Pieces for each hand, so that uneven work balances. */
const piecesPerHand = 4;
/** Nanoseconds of work from which on it is divided: others combine the values of pieces meanwhile. */
const leastWork = 120_000;
/** Outputs for each hand from which on dividing those is enough. */
const enoughOutputs = 8;

export interface AlongAxisOptions {
  readonly engine: WasmEngine<CommandQueue>;
  readonly hands: number;
  /** Elements of a part, where a person chose. */
  readonly chunk: number | undefined;
}

export class AlongAxis {
  /** The loop that ran each reduction last, whole or in pieces. */
  readonly #loops = new WeakMap<Reduction, VectorLoop>();
  /** The reduction that ran last, because the next is often the same, and its loop. */
  #latest: Reduction | undefined;
  #latestLoop: VectorLoop | undefined;

  constructor(readonly options: AlongAxisOptions) {}

  /** Whether a reduction of `count` elements into each of `outputs` may be divided along them. */
  suits(reduction: Reduction, count: number, outputs: number): reduction is TreeReduction {
    const { hands, chunk } = this.options;
    if (hands === 1 || reduction.order !== "tree" || outputs >= enoughOutputs * hands) return false;
    return count >= Math.max(2 * blockLength, (chunk ?? 0) + 1);
  }

  /** As `Backend.reduce`, whatever came before. */
  run(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    const { engine, chunk } = this.options;
    const outputs = out.layout.size;
    const whole = inputs.find((input): input is View => typeof input !== "number");
    const elements = whole?.layout.size ?? 0;
    const isShort = outputs === 0 || elements <= engine.shortElements(reduction);
    if (isShort || !this.suits(reduction, elements / outputs, outputs)) {
      engine.reduceAnew(reduction, inputs, axes, out);
      return;
    }
    if (chunk === undefined && this.#isSmall(elements * this.#costOf(reduction))) {
      engine.reduceAnew(reduction, inputs, axes, out);
      this.note(reduction);
    } else new Division(this, reduction, reductionSpace(reduction, inputs, axes, out)).run();
  }

  /** What each seat did when a reduction was last divided, unless more than a few elements ran whole since. */
  outcomeOf(reduction: Reduction): Outcome | undefined {
    const loop = this.#loopOf(reduction);
    return loop && this.options.engine.runner.outcomeOf(loop);
  }

  /** The loop that was asked for last runs a reduction. */
  note(reduction: Reduction): void {
    const { latest } = this.options.engine.runner;
    if (latest === undefined || latest === this.#loopOf(reduction)) return;
    this.#loops.set(reduction, latest);
    this.#latestLoop = latest;
  }

  #loopOf(reduction: Reduction): VectorLoop | undefined {
    if (reduction !== this.#latest) {
      this.#latest = reduction;
      this.#latestLoop = this.#loops.get(reduction);
    }
    return this.#latestLoop;
  }

  #isSmall(time: number): boolean {
    return time < leastWork || time < this.options.engine.runner.bestAlone;
  }

  /** Nanoseconds for an element: as they were measured when it last ran, or guessed. */
  #costOf(reduction: TreeReduction): number {
    const loop = this.#loopOf(reduction);
    const measured = loop && this.options.engine.runner.costOf(loop);
    return measured ?? guess(reduction.element) + guess(reduction.combine);
  }
}

/** One reduction on its way. */
class Division {
  readonly #temporary: ArenaStorage[] = [];

  constructor(
    readonly along: AlongAxis,
    readonly reduction: TreeReduction,
    readonly space: ReductionSpace,
  ) {}

  run(): void {
    const { along, reduction, space } = this;
    try {
      const [first, ...rest] = space.reduced as [number, ...number[]];
      const isStaged = rest.length > 0 && !isOrderFree(reduction);
      const inputs = isStaged ? [this.#staged()] : space.inputs;
      const given = isStaged
        ? { ...reduction, step: reduction.combine, element: unchanged(this.#type) }
        : reduction;
      const length = isStaged ? countOf(space.reduced) : first;
      const inner = isStaged ? [] : rest;
      const pieceLength = isOrderFree(reduction) ? this.#anyLength(length) : this.#branchLength(length);
      const pieces = Math.floor(length / pieceLength);
      const values = this.#reduce(given, inputs, { inner, from: 0, pieceLength, pieces });
      const left = length - pieces * pieceLength;
      const from = length - left;
      const tail =
        left === 0 ? undefined : this.#reduce(given, inputs, { inner, from, pieceLength: left, pieces: 1 });
      const value = this.#combineAll(values, pieces, tail && this.#at(tail, 0));
      along.options.engine.mapNest(reduction.combine, [reduction.init, value], space.out);
    } finally {
      for (const { cell } of this.#temporary) along.options.engine.runner.release(cell);
    }
  }

  get #type(): TreeReduction["combine"]["type"] {
    return this.reduction.combine.type;
  }

  /** Blocks of a branch: a power of two, of which there are enough for all hands. */
  #branchLength(length: number): number {
    let piece = blockLength;
    while (length / (2 * piece) >= piecesPerHand * this.along.options.hands) piece *= 2;
    return piece;
  }

  #anyLength(length: number): number {
    return Math.max(1, Math.ceil(length / (piecesPerHand * this.along.options.hands)));
  }

  /** The elements of all outputs, computed, one output's after another's. */
  #staged(): View {
    const { outputs, reduced, inputs } = this.space;
    const stage = this.#take([...outputs, ...reduced]);
    this.along.options.engine.mapNest(this.reduction.element, inputs, stage);
    const { layout } = stage;
    const count = countOf(reduced);
    const strides = [...layout.strides.slice(0, outputs.length), 1];
    return { storage: stage.storage, layout: strided([...outputs, count], strides, 0) };
  }

  /** The tree's value, without the initial one, of each of several pieces of all outputs: a view of `[…outputs, pieces]`. */
  #reduce(
    reduction: TreeReduction,
    inputs: readonly Operand[],
    piece: { inner: readonly number[]; from: number; pieceLength: number; pieces: number },
  ): View {
    const { outputs } = this.space;
    const { inner, from, pieceLength, pieces } = piece;
    const rank = outputs.length;
    const cut = inputs.map((input): Operand => {
      if (typeof input === "number") return input;
      const { strides, offset } = input.layout;
      const along = strides[rank]!;
      const shape = [...outputs, pieces, pieceLength, ...inner];
      const steps = [...strides.slice(0, rank), along * pieceLength, along, ...strides.slice(rank + 1)];
      return { storage: input.storage, layout: strided(shape, steps, offset + from * along) };
    });
    const values = this.#take([...outputs, pieces]);
    const axes = [pieceLength, ...inner].map((_, d) => rank + 1 + d);
    const shape = [...outputs, pieces, ...axes.map(() => 1)];
    const target = strided(shape, [...values.layout.strides, ...axes.map(() => 0)], 0);
    this.along.options.engine.reduceAnew(
      reduction,
      cut,
      axes,
      { storage: values.storage, layout: target },
      true,
    );
    if (pieces > 1) this.along.note(this.reduction);
    return values;
  }

  /** Combines the values of `count` pieces, and of the tail behind them. */
  #combineAll(all: View, count: number, tail: View | undefined): View {
    const { combine } = this.reduction;
    const { engine } = this.along.options;
    let values = all;
    let left = tail;
    for (let pairs = count; pairs > 1; pairs = Math.floor(pairs / 2)) {
      if (pairs % 2 === 1) left = this.#combined(this.#at(values, pairs - 1), left);
      const next = this.#take([...this.space.outputs, Math.floor(pairs / 2)]);
      engine.mapNest(combine, [this.#every(values, 0, pairs), this.#every(values, 1, pairs)], next);
      values = next;
    }
    return this.#combined(this.#at(values, 0), left);
  }

  #combined(first: View, second: View | undefined): View {
    if (second === undefined) return first;
    const value = this.#take(this.space.outputs);
    this.along.options.engine.mapNest(this.reduction.combine, [first, second], value);
    return value;
  }

  /** Of `[…outputs, pieces]`: one piece's values, and those of every second piece. */
  #at({ storage, layout }: View, piece: number): View {
    const rank = this.space.outputs.length;
    const offset = layout.offset + piece * layout.strides[rank]!;
    return { storage, layout: strided(this.space.outputs, layout.strides.slice(0, rank), offset) };
  }

  #every({ storage, layout }: View, first: number, pieces: number): View {
    const rank = this.space.outputs.length;
    const step = layout.strides[rank]!;
    const shape = [...this.space.outputs, Math.floor(pieces / 2)];
    const strides = [...layout.strides.slice(0, rank), 2 * step];
    return { storage, layout: strided(shape, strides, layout.offset + first * step) };
  }

  #take(shape: readonly number[]): View {
    const storage = this.along.options.engine.storages.allocate(this.#type, countOf(shape)) as ArenaStorage;
    this.#temporary.push(storage);
    return { storage, layout: rowMajor(shape) };
  }
}
