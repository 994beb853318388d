/** Runs reductions. */
import type { Kernel, Operand, Reduction, View } from "@lockstep/core";
import { type ReduceLoops, reduceLoopsOf } from "../wasm/reduce-loops.js";
import { planVectorReduce } from "../wasm/vector-reduce-task.js";
import type { ArenaStorages } from "./arena-storages.js";
import type { CommandRunner } from "./command.js";
import { addressed, cellOf, cellsOf, isWhole, numberAs, readyCells, shapeOf, viewShape } from "./operands.js";
import { RepeatedReductions } from "./repeated-reductions.js";

export class WasmReductions {
  readonly loops: ReduceLoops;
  readonly repeated: RepeatedReductions;

  constructor(
    readonly storages: ArenaStorages,
    readonly runner: CommandRunner,
  ) {
    const { arena } = storages.residents;
    this.loops = reduceLoopsOf(arena);
    this.repeated = new RepeatedReductions(arena, runner);
  }

  /** Elements of a reduction up to which its loop is called, when the runner is idle, without asking it. */
  shortElements(reduction: Reduction): number {
    return Math.min(...kernelsOf(reduction).map((kernel) => this.runner.shortElements(kernel)));
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
    const target = viewShape(out);
    const { shape, words, turns, outputs, reduced } = planVectorReduce(reduction, views, axes, target, bare);
    const { order, init, step } = reduction;
    const parameters = order === "tree" ? reduction.element.parameters : step.parameters.slice(1);
    const given = inputs.map((input, k) =>
      typeof input === "number" ? numberAs(input, parameters[k]!.type) : 0,
    );
    const numbers = [...given, 0, numberAs(init, step.type)];
    const loop = this.loops.get(reduction, shape);
    if (!bare && outputs.size * reduced.size <= this.shortElements(reduction)) {
      const call = loop.entries.nest!;
      this.repeated.latest.set(reduction, { views, axes, target, words, numbers, turns, call });
      if (this.repeated.call(reduction, inputs, axes, out)) return true;
    }
    const cells = cellsOf(inputs);
    this.runner.run({
      loop,
      entry: "nest",
      turns,
      words: addressed(words, [...inputs, out]),
      numbers,
      perTurn: Math.max(1, (outputs.size / turns) * reduced.size),
      grain: outputs.extents.length === 1 ? stripTurns : 1,
      kernels: kernelsOf(reduction),
      inputs: cells,
      out: cellOf(out),
      overwrites: isWhole(out) && !cells.includes(cellOf(out)),
    });
    return true;
  }
}

const kernelsOf = (reduction: Reduction): readonly Kernel[] =>
  reduction.order === "tree" ? [reduction.element, reduction.step] : [reduction.step];

/** As many neighbouring outputs as are reduced together. */
const stripTurns = 256;
