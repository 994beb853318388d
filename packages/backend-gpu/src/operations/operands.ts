/**
 * The operands of a walk: views, whose storages are inputs of the gather, each once; and numbers, which are scalars, so
 * that one program serves them all.
 */
import type { Expression, Kernel, LocalRead, Operand, Plan, ValueType, View } from "@lockstep/core";
import type { GatherBuilder, Part } from "../gather/gather-builder.js";
import type { GpuStorage } from "../storages.js";
import { OperandWalk } from "./output-walk.js";

/** A number in the type of a parameter, as one int32: a float32 as its bits. */
export class NumberPart implements Part {
  readonly values: readonly number[];

  constructor(
    value: number,
    readonly type: ValueType,
  ) {
    this.values = [wordOf(value, type)];
  }

  expression(builder: GatherBuilder): Expression {
    const [word] = builder.of(this) as [Expression];
    if (this.type === "int32") return word;
    if (this.type === "bool") return { kind: "convert", type: "bool", value: word };
    return { kind: "intrinsic", op: "float32FromBits", type: "float32", args: [word] };
  }
}

const floats = new Float32Array(1);
const words = new Int32Array(floats.buffer);

function wordOf(value: number, type: ValueType): number {
  if (type === "int32") return value | 0;
  if (type === "bool") return value !== 0 && !Number.isNaN(value) ? 1 : 0;
  floats[0] = value;
  return words[0]!;
}

/** The element of an input at an index. */
export type Load = (index: Expression) => Expression;

/** A view's place in a walk, and which input holds its elements. */
export interface PlacedView {
  readonly walk: OperandWalk;
  readonly input: number;
}

export class Operands {
  /** The storages that are read, each once. */
  readonly sources: GpuStorage[] = [];
  readonly placed: readonly (PlacedView | NumberPart)[];

  /** `types`: those in which numbers are seen. The plan's operands are the views in order. */
  constructor(operands: readonly Operand[], types: readonly ValueType[], plan: Plan) {
    let view = 0;
    this.placed = operands.map((operand, at) => {
      if (typeof operand === "number") return new NumberPart(operand, types[at]!);
      const walk = new OperandWalk(plan, view++);
      return { walk, input: this.source(operand.storage as GpuStorage) };
    });
  }

  /** Which input a storage is. */
  source(storage: GpuStorage): number {
    const known = this.sources.indexOf(storage);
    return known >= 0 ? known : this.sources.push(storage) - 1;
  }

  get parts(): Part[] {
    return this.placed.map((placed) => (placed instanceof NumberPart ? placed : placed.walk));
  }

  /** What a program depends on. */
  get key(): string {
    const each = this.placed.map((placed) => {
      if (placed instanceof NumberPart) return placed.type;
      return `${placed.input}`;
    });
    return `${this.sources.map(({ dtype }) => dtype).join(" ")} | ${each.join(" ")}`;
  }

  /** Where each view's element is when the loops are at these turns: variables that may be moved. */
  positions(builder: GatherBuilder, turns: readonly Expression[]): LocalRead[] {
    return this.#views.map(({ walk }, view) => builder.let(`at${view}`, walk.position(builder, turns)));
  }

  /** The value of each operand, where the views' elements are at `positions`. */
  at(builder: GatherBuilder, loads: readonly Load[], positions: readonly Expression[]): Expression[] {
    return this.placed.map((placed) => {
      if (placed instanceof NumberPart) return placed.expression(builder);
      return loads[placed.input]!(positions[this.#views.indexOf(placed)]!);
    });
  }

  get #views(): PlacedView[] {
    return this.placed.filter((placed): placed is PlacedView => !(placed instanceof NumberPart));
  }

  /** Declares the inputs; gives how an element of each is loaded. */
  declare(builder: GatherBuilder): Load[] {
    return this.sources.map(({ dtype }) => builder.input(dtype));
  }
}

/** The types of a kernel's parameters. */
export const typesOf = ({ parameters }: Kernel): ValueType[] => parameters.map(({ type }) => type);

export const isView = (operand: Operand): operand is View => typeof operand !== "number";
