/**
 * Common subexpressions, by value numbering: equal values get equal numbers, whatever they are called, and a value
 * that is needed again is kept in a local. Engines find most of these too, but kernels also go where nothing does
 * (GLSL, WGSL), and the tree is what every one of them is made from.
 *
 * Two walks: the first counts how often each value is asked for, the second writes. Nothing is hoisted out of a side
 * of a choice or a loop's test, so nothing runs that did not.
 */
import { local } from "./build.js";
import type { Callable } from "./inline.js";
import type { Expression, Local, Statement } from "./tree.js";
import { bodiesOf, partsOf, rebuild } from "./walk.js";

export function shareCommonSubexpressions(callable: Callable): Callable {
  const counts = new Map<number, number>();
  new Walk(callable.locals, counts, true).statements(callable.body);
  if (![...counts.values()].some((count) => count > 1)) return callable;
  const walk = new Walk(callable.locals, counts, false);
  const body = walk.statements(callable.body);
  return { locals: walk.locals, body };
}

class Walk {
  readonly locals: Local[];
  private readonly numbers = new Map<string, number>();
  /** The number of the value that each local holds now. */
  private held: number[] = [];
  /** A local that was given the value of a number; still true while `held` says so. */
  private holders = new Map<number, number>();
  private next = 0;
  private block: Statement[] = [];

  constructor(
    locals: readonly Local[],
    private readonly counts: Map<number, number>,
    private readonly counting: boolean,
  ) {
    this.locals = [...locals];
    for (let i = 0; i < locals.length; i++) this.held.push(this.fresh());
  }

  private fresh(): number {
    return this.next++;
  }

  statements(body: readonly Statement[]): Statement[] {
    const [outer, holders] = [this.block, this.holders];
    this.block = [];
    // What a nested list computes may not have run for those who come after it.
    this.holders = new Map(holders);
    for (const statement of body) this.statement(statement);
    const inner = this.block;
    [this.block, this.holders] = [outer, holders];
    return inner;
  }

  private statement(statement: Statement): void {
    switch (statement.kind) {
      case "assign": {
        const numbers = this.numbersIn(statement.value);
        const value = this.written(statement.value, numbers, true, true);
        this.block.push({ ...statement, value });
        const number = numbers.get(statement.value)!;
        this.held[statement.local] = number;
        const holder = this.holders.get(number);
        if (holder === undefined || this.held[holder] !== number) this.holders.set(number, statement.local);
        break;
      }
      case "return":
        this.block.push({ ...statement, value: this.expression(statement.value, true) });
        break;
      case "if": {
        const test = this.expression(statement.test, true);
        const start = [...this.held];
        const then = this.statements(statement.then);
        this.held = [...start, ...this.held.slice(start.length)];
        const otherwise = this.statements(statement.else);
        this.forgetAssigned(statement);
        this.block.push({ kind: "if", test, then, else: otherwise });
        break;
      }
      case "loop": {
        this.forgetAssigned(statement);
        const test = this.expression(statement.test, false);
        const body = this.statements(statement.body);
        this.forgetAssigned(statement);
        const update = this.statements(statement.update);
        this.forgetAssigned(statement);
        this.block.push({ ...statement, test, body, update });
        break;
      }
      case "block": {
        const body = this.statements(statement.body);
        this.forgetAssigned(statement);
        this.block.push({ ...statement, body });
        break;
      }
      default:
        this.block.push(statement);
    }
  }

  private forgetAssigned(statement: Statement): void {
    for (const body of bodiesOf(statement)) {
      for (const inner of body) {
        if (inner.kind === "assign") this.held[inner.local] = this.fresh();
        this.forgetAssigned(inner);
      }
    }
  }

  private expression(node: Expression, mayKeep: boolean): Expression {
    return this.written(node, this.numbersIn(node), mayKeep, false);
  }

  private numbersIn(root: Expression): Map<Expression, number> {
    const numbers = new Map<Expression, number>();
    const visit = (node: Expression): number => {
      const known = numbers.get(node);
      if (known !== undefined) return known;
      const number =
        node.kind === "local" ? this.held[node.local]! : this.numberOf(node, partsOf(node).map(visit));
      numbers.set(node, number);
      return number;
    };
    visit(root);
    return numbers;
  }

  private numberOf(node: Expression, parts: readonly number[]): number {
    const key = `${labelOf(node)}(${parts.join()})`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.fresh();
      this.numbers.set(key, number);
    }
    return number;
  }

  /** `whole`: the value goes into a local of its own, so it need not be kept in another. */
  private written(
    node: Expression,
    numbers: Map<Expression, number>,
    mayKeep: boolean,
    whole: boolean,
  ): Expression {
    if (node.kind === "constant" || node.kind === "local") return node;
    const number = numbers.get(node)!;
    if (this.counting) {
      const count = (this.counts.get(number) ?? 0) + 1;
      this.counts.set(number, count);
      if (count > 1) return node;
    } else {
      const holder = this.holders.get(number);
      if (holder !== undefined && this.held[holder] === number) return local(node.type, holder);
    }
    const part = (inner: Expression, i: number): Expression =>
      this.written(inner, numbers, mayKeep && !(node.kind === "select" && i > 0), false);
    let i = 0;
    const result = rebuild(node, (inner) => part(inner, i++));
    if (this.counting || whole || !mayKeep || (this.counts.get(number) ?? 0) < 2) return result;
    const slot = this.locals.length;
    this.locals.push({ name: "common", type: node.type });
    this.held[slot] = number;
    this.holders.set(number, slot);
    this.block.push({ kind: "assign", local: slot, value: result });
    return local(node.type, slot);
  }
}

/** What a node is, but for its parts. */
function labelOf(node: Expression): string {
  switch (node.kind) {
    case "constant":
      return `constant ${node.type} ${Object.is(node.value, -0) ? "-0" : node.value}`;
    case "unary":
    case "binary":
    case "intrinsic":
      return `${node.op} ${node.type}`;
    case "call":
      return `${node.fn} ${node.type}`;
    case "invoke":
      return `invoke ${node.callee}`;
    case "lookup":
      return `lookup ${node.table.join()}`;
    default:
      return `${node.kind} ${node.type}`;
  }
}
