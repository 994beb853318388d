/**
 * Puts functions in the place of their calls, so that a loop over elements holds one body that engines can optimise
 * whole. A function of one expression is substituted; of another, its statements stand before the one that calls it,
 * and a local holds its result. A call on one side of a choice makes the choice an `if`: a loop within the function
 * may end only for arguments that pass the test.
 */
import { constant, local, select } from "./build.js";
import { returnsToAssignments } from "./returns.js";
import type { Expression, Invoke, KernelFunction, Local, Select, Statement } from "./tree.js";
import { bodiesOf, countNodes, rebuild } from "./walk.js";

export interface Callable {
  readonly locals: readonly Local[];
  readonly body: readonly Statement[];
}

export interface InlineOptions {
  /** Functions that stay calls, by index. */
  readonly keep?: ((callee: number) => boolean) | undefined;
  /** Where a function that stays a call will stand; where it stands, if not given. */
  readonly placeOf?: (callee: number) => number;
}

/** The most nodes that a body may grow to; calls beyond it stay calls. */
const mostNodes = 6000;

/** The same body with its calls to `functions` replaced, and those that these make. */
export function inlineCalls(
  caller: Callable,
  functions: readonly KernelFunction[],
  options: InlineOptions = {},
): Callable {
  if (functions.length === 0) return caller;
  const inliner = new Inliner(caller, functions, options);
  const body = inliner.statements(caller.body);
  return { locals: inliner.locals, body };
}

/** What the names of a function stand for in the body that it is put into. */
interface Place {
  /** What its parameters were given. */
  readonly values: readonly Expression[];
  /** By how much its locals and its labels move up. */
  readonly locals: number;
  readonly labels: number;
}

const sizes = new WeakMap<KernelFunction, number>();

function sizeOf(fn: KernelFunction): number {
  let size = sizes.get(fn);
  if (size === undefined) {
    size = countNodes(fn.body);
    sizes.set(fn, size);
  }
  return size;
}

class Inliner {
  readonly locals: Local[];
  private block: Statement[] = [];
  private labels: number;
  private left: number;
  private place: Place = { values: [], locals: 0, labels: 0 };

  constructor(
    caller: Callable,
    private readonly functions: readonly KernelFunction[],
    private readonly options: InlineOptions,
  ) {
    this.locals = [...caller.locals];
    this.left = mostNodes - countNodes(caller.body);
    this.labels = countLabels(caller.body);
  }

  statements(body: readonly Statement[]): Statement[] {
    return this.written(() => {
      for (const statement of body) this.statement(statement);
    });
  }

  /** The statements that `write` writes. */
  private written(write: () => void): Statement[] {
    const outer = this.block;
    this.block = [];
    write();
    const inner = this.block;
    this.block = outer;
    return inner;
  }

  private statement(statement: Statement): void {
    const { kind } = statement;
    switch (kind) {
      case "assign": {
        const value = this.expression(statement.value);
        this.block.push({ kind, local: statement.local + this.place.locals, value });
        break;
      }
      case "return":
        this.block.push({ kind, value: this.expression(statement.value) });
        break;
      case "if": {
        const test = this.expression(statement.test);
        const then = this.statements(statement.then);
        this.block.push({ kind, test, then, else: this.statements(statement.else) });
        break;
      }
      case "loop": {
        const label = statement.label + this.place.labels;
        let { test } = statement;
        const prelude = this.written(() => {
          test = this.expression(test);
        });
        let body = this.statements(statement.body);
        if (prelude.length > 0) {
          body = [...prelude, { kind: "if", test, then: [], else: [{ kind: "break", label }] }, ...body];
          test = constant("bool", 1);
        }
        this.block.push({ kind, label, test, body, update: this.statements(statement.update) });
        break;
      }
      case "block": {
        const label = statement.label + this.place.labels;
        this.block.push({ kind, label, body: this.statements(statement.body) });
        break;
      }
      default:
        this.block.push({ kind, label: statement.label + this.place.labels });
    }
  }

  private readonly expression = (node: Expression): Expression => {
    switch (node.kind) {
      case "local": {
        const { values, locals } = this.place;
        return values[node.local] ?? (locals === 0 ? node : local(node.type, locals + node.local));
      }
      case "invoke":
        return this.invoke(node);
      case "select":
        return this.select(node);
      default:
        return rebuild(node, this.expression);
    }
  };

  private select(node: Select): Expression {
    const test = this.expression(node.test);
    let { then, else: otherwise } = node;
    const before = this.written(() => {
      then = this.expression(then);
    });
    const beforeElse = this.written(() => {
      otherwise = this.expression(otherwise);
    });
    if (before.length === 0 && beforeElse.length === 0) {
      const same = test === node.test && then === node.then && otherwise === node.else;
      return same ? node : select(test, then, otherwise);
    }
    const slot = this.newLocal({ name: "choice", type: node.type });
    before.push({ kind: "assign", local: slot, value: then });
    beforeElse.push({ kind: "assign", local: slot, value: otherwise });
    this.block.push({ kind: "if", test, then: before, else: beforeElse });
    return local(node.type, slot);
  }

  private newLocal(entry: Local): number {
    return this.locals.push(entry) - 1;
  }

  private invoke(node: Invoke): Expression {
    const args = node.args.map(this.expression);
    const callee = this.functions[node.callee]!;
    const { keep, placeOf } = this.options;
    if (keep?.(node.callee) || sizeOf(callee) > this.left)
      return { ...node, callee: placeOf?.(node.callee) ?? node.callee, args };
    this.left -= sizeOf(callee);
    const outer = this.place;
    const locals = this.locals.length;
    this.locals.push(...callee.locals);
    // Parameters are never assigned, so what is cheap to say again stands in their place.
    const values = args.map((value, i): Expression => {
      if (value.kind === "local" || value.kind === "constant") return value;
      this.block.push({ kind: "assign", local: locals + i, value });
      return local(value.type, locals + i);
    });
    this.place = { values, locals, labels: this.labels };
    const result = this.result(node, callee);
    this.place = outer;
    return result;
  }

  /** The callee's result, after its statements, in its own place. */
  private result(node: Invoke, { name, body }: KernelFunction): Expression {
    const first = body[0]!;
    if (first.kind === "return") return this.expression(first.value);
    const label = this.labels + countLabels(body);
    this.labels = label + 1;
    const statements = this.statements(body);
    const slot = this.newLocal({ name, type: node.type });
    this.block.push(...returnsToAssignments(statements, slot, label));
    return local(node.type, slot);
  }
}

/** More than the highest label of a body. */
function countLabels(body: readonly Statement[]): number {
  let count = 0;
  for (const statement of body) {
    if (statement.kind === "loop" || statement.kind === "block") count = Math.max(count, statement.label + 1);
    for (const inner of bodiesOf(statement)) count = Math.max(count, countLabels(inner));
  }
  return count;
}
