/** Runs reductions. */
import type { Kernel, Operand, Reduction, View } from "@lockstep/core";
import { type ReduceLoops, reduceLoopsOf } from "../wasm/reduce-loops.js";
import { planVectorReduce } from "../wasm/vector-reduce-task.js";
import type { ArenaStorages } from "./arena-storages.js";
import { type Command, type CommandRunner, writeFrame } from "./command.js";
import { addressed, cellOf, cellsOf, isWhole, numberAs, readyCells, shapeOf, viewShape } from "./operands.js";

export class WasmReductions {
  readonly loops: ReduceLoops;
  readonly #short = new WeakMap<Reduction, number>();

  constructor(
    readonly storages: ArenaStorages,
    readonly runner: CommandRunner,
  ) {
    this.loops = reduceLoopsOf(storages.residents.arena);
  }

  /** Elements of a reduction up to which its loop is called, when the runner is idle, without asking it. */
  shortElements(reduction: Reduction): number {
    let most = this.#short.get(reduction);
    if (most === undefined) {
      most = Math.min(...kernelsOf(reduction).map((kernel) => this.runner.shortElements(kernel)));
      this.#short.set(reduction, most);
    }
    return most;
  }

  /**
   * As `Backend.reduce`; false, and nothing done, where the operands do not fit into the arena together. `bare`: of a
   * tree, without the initial value.
   */
  run(
    reduction: Reduction,
    inputs: readonly Operand[],
    axes: readonly number[],
    out: View,
    bare = false,
  ): boolean {
    if (out.layout.size === 0) return true;
    if (!readyCells(this.storages.residents, inputs, out)) return false;
    const views = inputs.map(shapeOf);
    const { shape, words, turns, outputs, reduced } = planVectorReduce(
      reduction,
      views,
      axes,
      viewShape(out),
      bare,
    );
    const element = reduction.order === "tree" ? reduction.element : undefined;
    const types = (element?.parameters ?? reduction.step.parameters.slice(1)).map(({ type }) => type);
    const numbers = inputs.map((input, k) => (typeof input === "number" ? numberAs(input, types[k]!) : 0));
    const command: Command = {
      loop: this.loops.get(reduction, shape),
      entry: "nest",
      turns,
      words: addressed(words, [...inputs, out]),
      numbers: [...numbers, 0, numberAs(reduction.init, reduction.step.type)],
      perTurn: Math.max(1, (outputs.size / turns) * reduced.size),
      grain: outputs.extents.length === 1 ? stripTurns : 1,
      kernels: kernelsOf(reduction),
      inputs: cellsOf(inputs),
      out: cellOf(out),
      overwrites: isWhole(out) && !cellsOf(inputs).includes(cellOf(out)),
    };
    const isShort = outputs.size * reduced.size <= this.shortElements(reduction);
    if (isShort && this.runner.idle && isThere(command)) this.#call(command);
    else this.runner.run(command);
    return true;
  }

  #call(command: Command): void {
    const { arena } = this.storages.residents;
    writeFrame(arena, arena.workspace, command);
    command.loop.entries[command.entry]!(arena.workspace, 0, command.turns);
  }
}

const kernelsOf = (reduction: Reduction): readonly Kernel[] =>
  reduction.order === "tree" ? [reduction.element, reduction.step] : [reduction.step];

/** Whether nothing of what a command uses was lost. */
const isThere = ({ inputs, out }: Command): boolean =>
  out.lost === undefined && inputs.every(({ lost }) => lost === undefined);

/** As many neighbouring outputs as are reduced together. */
const stripTurns = 256;
