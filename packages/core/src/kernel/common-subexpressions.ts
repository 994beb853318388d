/**
 * Common subexpressions: a value that is needed again is kept in a local. Engines find most of these too, but kernels
 * also go where nothing does (GLSL, WGSL), and the tree is what every one of them is made from.
 *
 * Two walks: the first counts how often each value is asked for, the second writes. Nothing is hoisted out of a side
 * of a choice or a loop's test, so nothing runs that did not.
 */
import { local } from "./build.js";
import type { Callable } from "./inline.js";
import type { Expression, Local, Statement } from "./tree.js";
import { ValueNumbers } from "./value-numbers.js";
import { bodiesOf, rebuild } from "./walk.js";

export function shareCommonSubexpressions(callable: Callable): Callable {
  const counting = new Walk(callable.locals);
  counting.statements(callable.body);
  if (!counting.values.repeats) return callable;
  const walk = new Walk(callable.locals, counting.values.counts);
  const body = walk.statements(callable.body);
  return { locals: walk.locals, body };
}

class Walk {
  readonly locals: Local[];
  readonly values: ValueNumbers;
  /** The number of the value that each local holds now. */
  private held: number[];
  /** A local that was given the value of a number; still true while `held` says so. */
  private holders = new Map<number, number>();
  private block: Statement[] = [];

  /** `counts`: how often the value of each number is asked for; without it, the walk counts and writes nothing. */
  constructor(
    locals: readonly Local[],
    private readonly counts?: readonly number[],
  ) {
    this.locals = [...locals];
    this.values = new ValueNumbers(counts !== undefined);
    this.held = locals.map(() => this.values.fresh());
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
        const number = this.values.whole(statement.value, this.held);
        const value = this.written(statement.value, true, true);
        this.block.push({ ...statement, value });
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
        if (inner.kind === "assign") this.held[inner.local] = this.values.fresh();
        this.forgetAssigned(inner);
      }
    }
  }

  private expression(node: Expression, mayKeep: boolean): Expression {
    this.values.whole(node, this.held);
    return this.written(node, mayKeep, false);
  }

  private readonly keeping = (node: Expression): Expression => this.written(node, true, false);
  private readonly leaving = (node: Expression): Expression => this.written(node, false, false);

  /** `whole`: the value goes into a local of its own, so it need not be kept in another. */
  private written(node: Expression, mayKeep: boolean, whole: boolean): Expression {
    if (!this.counts || node.kind === "constant" || node.kind === "local") return node;
    const number = this.values.part(node);
    const holder = this.holders.get(number);
    if (holder !== undefined && this.held[holder] === number) return local(node.type, holder);
    const result = this.rebuilt(node, mayKeep ? this.keeping : this.leaving);
    if (whole || !mayKeep || this.counts[number]! < 2) return result;
    const slot = this.locals.push({ name: "common", type: node.type }) - 1;
    this.held[slot] = number;
    this.holders.set(number, slot);
    this.block.push({ kind: "assign", local: slot, value: result });
    return local(node.type, slot);
  }

  private rebuilt(node: Expression, part: (inner: Expression) => Expression): Expression {
    if (node.kind !== "select") return rebuild(node, part);
    const test = part(node.test);
    return rebuild(node, (inner) => (inner === node.test ? test : this.leaving(inner)));
  }
}
