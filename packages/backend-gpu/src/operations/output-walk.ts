/**
 * From an element of a result to where its operands are. The result is a whole storage, since arrays on a card never
 * change: where the output is a view of only some of it, the other elements are copied from what it was.
 */
import type { Expression, Plan } from "@lockstep/core";
import type { GatherBuilder, Part } from "../gather/gather-builder.js";
import { and, choose, equal, int, less, minus, plus, times } from "../gather/nodes.js";

/** Where the elements of a walk are in one operand: a first one, and steps along each loop. */
export class OperandWalk implements Part {
  readonly values: readonly number[];

  constructor(plan: Plan, operand: number) {
    this.values = [plan.offsets[operand]!, ...plan.strides[operand]!];
  }

  /** `turns`: of each loop. */
  position(builder: GatherBuilder, turns: readonly Expression[]): Expression {
    const [offset, ...strides] = builder.of(this) as [Expression, ...Expression[]];
    return strides.reduce((sum, stride, loop) => plus(sum, times(turns[loop]!, stride)), offset);
  }
}

/** Whether an operand's elements lie one after another in the order of the loops. */
export function isFlat({ extents, strides }: Plan, operand: number): boolean {
  let step = 1;
  for (let loop = extents.length - 1; loop >= 0; loop--) {
    if (strides[operand]![loop] !== step) return false;
    step *= extents[loop]!;
  }
  return true;
}

/** How the turns of the loops follow from an index. */
export interface OutputWalk extends Part {
  /** What the walk's program depends on. */
  readonly key: string;
  /** Whether some elements of the result are those that were there before. */
  readonly keepsOthers: boolean;
  /** The turn of each loop. `kept` gives the element that was there before; the program has returned it where it stays. */
  turns(builder: GatherBuilder, kept: () => Expression): Expression[];
}

/** Every element of the result is an output, in the order of the loops. */
export class DenseWalk implements OutputWalk {
  readonly keepsOthers = false;
  readonly values: readonly number[];
  readonly key: string;

  constructor(readonly extents: readonly number[]) {
    this.values = extents.slice(1);
    this.key = `dense${extents.length}`;
  }

  turns(builder: GatherBuilder): Expression[] {
    return turnsOf(builder, builder.index, builder.of(this));
  }
}

/** The turns of loops whose extents, but for the outermost, are `inner`, at an index of them all. */
export function turnsOf(
  builder: GatherBuilder,
  index: Expression,
  inner: readonly Expression[],
): Expression[] {
  const turns: Expression[] = [];
  let rest = index;
  for (let loop = inner.length; loop > 0; loop--) {
    const whole = builder.let(`q${loop}`, builder.quotient(rest, inner[loop - 1]!));
    turns[loop] = builder.let(`i${loop}`, minus(rest, times(whole, inner[loop - 1]!)));
    rest = whole;
  }
  turns[0] = rest;
  return turns;
}

/**
 * The outputs are some elements of the result: those at `offset` and steps from there. Steps are positive, each longer
 * than all that the loops within it reach, so that a position tells the turns.
 */
export class ViewWalk implements OutputWalk {
  readonly keepsOthers = true;
  readonly values: readonly number[];
  readonly key: string;

  constructor(
    readonly extents: readonly number[],
    strides: readonly number[],
    offset: number,
  ) {
    this.values = [offset, ...extents.flatMap((extent, loop) => [extent, strides[loop]!])];
    this.key = `view${extents.length}`;
  }

  turns(builder: GatherBuilder, kept: () => Expression): Expression[] {
    const [offset, ...loops] = builder.of(this) as [Expression, ...Expression[]];
    const { index } = builder;
    const inside = builder.let("inside", {
      kind: "unary",
      op: "not",
      type: "bool",
      value: less(index, offset),
    });
    const rest = builder.let("rest", choose(inside, minus(index, offset), int(0)));
    const turns = this.extents.map((_, loop) => {
      const [extent, stride] = [loops[2 * loop]!, loops[2 * loop + 1]!];
      const turn = builder.let(`i${loop}`, builder.quotient(rest, stride));
      builder.set(inside, and(inside, less(turn, extent)));
      builder.set(rest, minus(rest, times(turn, stride)));
      return turn;
    });
    builder.set(inside, and(inside, equal(rest, int(0))));
    const outside: Expression = { kind: "unary", op: "not", type: "bool", value: inside };
    builder.body.push({ kind: "if", test: outside, then: [{ kind: "return", value: kept() }], else: [] });
    return turns;
  }
}

/** Whether each step is longer than all that the loops within it reach. */
export function isNested(extents: readonly number[], strides: readonly number[]): boolean {
  let reach = 0;
  for (let loop = extents.length - 1; loop >= 0; loop--) {
    if (strides[loop]! <= reach) return false;
    reach += (extents[loop]! - 1) * strides[loop]!;
  }
  return true;
}
