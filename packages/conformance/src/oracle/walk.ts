/**
 * Goes through a kernel tree once, for one set of arguments: slow and plain, and generic in what a value is,
 * so that the exact judge (numbers) and the tolerant one (intervals) read a kernel in the same way. It shares
 * no line with core's evaluator nor with any generated code.
 */
import type {
  Binary,
  Call,
  Expression,
  Intrinsic,
  Kernel,
  KernelFunction,
  Loop,
  Statement,
  Unary,
  ValueType,
} from "@lockstep/core";

/** What the nodes mean for values of one kind. */
export interface Domain<T> {
  constant(value: number, type: ValueType): T;
  /** Whether a test holds. Throws {@link Undecided} where that cannot be said. */
  decide(test: T): boolean;
  /** One of two values; where the test is open, something that covers both. */
  select(test: T, then: () => T, otherwise: () => T): T;
  convert(value: T, from: ValueType, to: ValueType): T;
  unary(op: Unary["op"], type: ValueType, value: T): T;
  /** `type` is that of both operands. */
  binary(op: Binary["op"], type: ValueType, a: T, b: T): T;
  call(fn: Call["fn"], type: ValueType, args: readonly T[]): T;
  intrinsic(op: Intrinsic["op"], args: readonly T[]): T;
  lookup(table: readonly number[], index: T): T;
}

/** Thrown where a kernel's course depends on a test that the tolerances leave open. */
export class Undecided extends Error {}

/** How a statement ended: by a value returned, by leaving a label, or by reaching its end. */
type Ending<T> =
  | { readonly value: T }
  | { readonly leave: "break" | "continue"; readonly label: number }
  | undefined;

type Body = Pick<KernelFunction, "body" | "locals">;

/** The value of `kernel` for `args`, which are of its parameters' types. */
export function walk<T>(kernel: Kernel, domain: Domain<T>, args: readonly T[]): T {
  return new Walk(kernel, domain).call(kernel, args);
}

class Walk<T> {
  constructor(
    private readonly kernel: Kernel,
    private readonly domain: Domain<T>,
  ) {}

  call(target: Body, args: readonly T[]): T {
    const ending = this.runAll(target.body, [...args]);
    if (ending === undefined || !("value" in ending)) throw new Error("A path of the kernel returns nothing");
    return ending.value;
  }

  private runAll(statements: readonly Statement[], locals: T[]): Ending<T> {
    for (const statement of statements) {
      const ending = this.runOne(statement, locals);
      if (ending !== undefined) return ending;
    }
    return undefined;
  }

  private runOne(statement: Statement, locals: T[]): Ending<T> {
    switch (statement.kind) {
      case "assign":
        locals[statement.local] = this.evaluate(statement.value, locals);
        return undefined;
      case "if":
        return this.runAll(this.holds(statement.test, locals) ? statement.then : statement.else, locals);
      case "loop":
        return this.runLoop(statement, locals);
      case "block": {
        const ending = this.runAll(statement.body, locals);
        const leftHere = ending !== undefined && "leave" in ending && ending.label === statement.label;
        return leftHere ? undefined : ending;
      }
      case "return":
        return { value: this.evaluate(statement.value, locals) };
      default:
        return { leave: statement.kind, label: statement.label };
    }
  }

  private runLoop({ label, test, body, update }: Loop, locals: T[]): Ending<T> {
    while (this.holds(test, locals)) {
      for (const part of [body, update]) {
        const ending = this.runAll(part, locals);
        if (ending === undefined) continue;
        if ("value" in ending || ending.label !== label) return ending;
        if (ending.leave === "break") return undefined;
      }
    }
    return undefined;
  }

  private holds(test: Expression, locals: T[]): boolean {
    return this.domain.decide(this.evaluate(test, locals));
  }

  private evaluate(node: Expression, locals: T[]): T {
    const { domain } = this;
    switch (node.kind) {
      case "constant":
        return domain.constant(node.value, node.type);
      case "local":
        return read(locals, node.local);
      case "unary":
        return domain.unary(node.op, node.type, this.evaluate(node.value, locals));
      case "binary": {
        const left = this.evaluate(node.left, locals);
        return domain.binary(node.op, node.left.type, left, this.evaluate(node.right, locals));
      }
      case "convert":
        return domain.convert(this.evaluate(node.value, locals), node.value.type, node.type);
      case "select": {
        const test = this.evaluate(node.test, locals);
        return domain.select(
          test,
          () => this.evaluate(node.then, locals),
          () => this.evaluate(node.else, locals),
        );
      }
      case "call":
        return domain.call(node.fn, node.type, this.evaluateAll(node.args, locals));
      case "invoke":
        return this.call(this.kernel.functions[node.callee]!, this.evaluateAll(node.args, locals));
      case "intrinsic":
        return domain.intrinsic(node.op, this.evaluateAll(node.args, locals));
      case "lookup":
        return domain.lookup(node.table, this.evaluate(node.index, locals));
    }
  }

  private evaluateAll(nodes: readonly Expression[], locals: T[]): T[] {
    return nodes.map((node) => this.evaluate(node, locals));
  }
}

function read<T>(locals: readonly T[], index: number): T {
  if (!(index in locals)) throw new Error(`The kernel reads local ${index} before it has a value`);
  return locals[index]!;
}
