/** Value numbering: equal values get equal numbers, whatever they are called. */
import type { Constant, Expression } from "./tree.js";

/** A key is an operation and two numbers, side by side in the 53 bits that are whole. */
const span = 2 ** 21;

/** The operations met so far, by what they do and the type in which they do it. */
const operations = new Map<string, number>();

export class ValueNumbers {
  /** How often each computed value is asked for, by those that are themselves asked for the first time. */
  readonly counts: number[] = [];
  /** Whether any is asked for twice. */
  repeats = false;
  private readonly values = new Map<number, number>();
  private readonly others = new Map<unknown, number>();
  private readonly known = new Map<Expression, number>();
  /** Whether the last number is new. */
  private isNew = false;

  /** With `every`, the numbers of all parts are known afterwards. */
  constructor(private readonly every: boolean) {}

  /** The number of a value like no other. */
  fresh(): number {
    return this.counts.push(0) - 1;
  }

  /** The number of a whole expression, where locals hold the values numbered in `held`. */
  whole(node: Expression, held: readonly number[]): number {
    this.known.clear();
    const number = this.of(node, held);
    this.ask(node, number);
    return number;
  }

  /** The number of a part of the last whole expression. */
  part(node: Expression): number {
    return this.known.get(node)!;
  }

  private ask(node: Expression, number: number): void {
    if (node.kind === "constant" || node.kind === "local") return;
    this.counts[number]!++;
    this.repeats ||= this.counts[number]! > 1;
  }

  private of(node: Expression, held: readonly number[]): number {
    switch (node.kind) {
      case "constant":
        return this.constant(node);
      case "local":
        return held[node.local]!;
      case "unary":
      case "convert": {
        const part = this.of(node.value, held);
        const number = this.value(node.kind === "unary" ? node.op + node.type : node.type, part, 0);
        if (this.isNew) this.ask(node.value, part);
        return this.noted(node, number);
      }
      case "binary": {
        const left = this.of(node.left, held);
        const right = this.of(node.right, held);
        const number = this.value(node.op + node.type, left, right);
        if (this.isNew) {
          this.ask(node.left, left);
          this.ask(node.right, right);
        }
        return this.noted(node, number);
      }
      case "select":
        // `a || b` holds `a` twice, and so on within it: what was walked is not walked again.
        return this.known.get(node) ?? this.list(node, "select", [node.test, node.then, node.else], held);
      case "lookup": {
        const index = this.of(node.index, held);
        const number = this.value("lookup", this.other(node.table), index);
        if (this.isNew) this.ask(node.index, index);
        return this.noted(node, number);
      }
      default: {
        const name = node.kind === "call" ? node.fn : node.kind === "intrinsic" ? node.op : `${node.callee}`;
        return this.list(node, `${name} ${node.type}`, node.args, held);
      }
    }
  }

  private list(
    node: Expression,
    name: string,
    parts: readonly Expression[],
    held: readonly number[],
  ): number {
    const numbers = parts.map((part) => this.of(part, held));
    let number = this.other(name);
    for (const part of numbers) number = this.value("and", number, part);
    if (this.isNew) {
      for (const [i, part] of parts.entries()) this.ask(part, numbers[i]!);
    }
    this.known.set(node, number);
    return number;
  }

  private noted(node: Expression, number: number): number {
    if (this.every) this.known.set(node, number);
    return number;
  }

  /** The number of what an operation makes of two values. */
  private value(name: string, a: number, b: number): number {
    let operation = operations.get(name);
    if (operation === undefined) {
      operation = operations.size;
      operations.set(name, operation);
    }
    const key = (operation * span + a) * span + b;
    const number = this.values.get(key);
    this.isNew = number === undefined;
    if (number !== undefined) return number;
    const made = this.fresh();
    this.values.set(key, made);
    return made;
  }

  private constant({ type, value }: Constant): number {
    return this.other(`${type} ${Object.is(value, -0) ? "-0" : value}`);
  }

  /** The number of a constant, a table or a name. */
  private other(key: unknown): number {
    const number = this.others.get(key);
    this.isNew = number === undefined;
    if (number !== undefined) return number;
    const made = this.fresh();
    this.others.set(key, made);
    return made;
  }
}
