/**
 * Puts functions in the place of their calls, so that a loop over elements holds one body that engines can optimise
 * whole. A function of one expression is substituted; of another, its statements stand before the one that calls it,
 * and a local holds its result. A call on one side of a choice makes the choice an `if`: a loop within the function
 * may end only for arguments that pass the test.
 */
import { constant, local, select } from "./build.js";
import { returnsToAssignments } from "./returns.js";
import type { Expression, Invoke, KernelFunction, Local, Select, Statement } from "./tree.js";
import { bodiesOf, countNodes, partsOf, rebuild } from "./walk.js";

export interface Callable {
  readonly locals: readonly Local[];
  readonly body: readonly Statement[];
}

export interface InlineOptions {
  /** Functions that stay calls, by index. */
  readonly keep?: (callee: number) => boolean;
  /** The most nodes that a body may grow to; calls beyond it stay calls. */
  readonly budget?: number;
}

const defaultBudget = 6000;

/** The same body with its calls to `functions` replaced, in which calls are replaced already. */
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

class Inliner {
  readonly locals: Local[];
  private block: Statement[] = [];
  private labels: number;
  private readonly calling = new Map<Expression, boolean>();
  private budget: number;

  constructor(
    caller: Callable,
    private readonly functions: readonly KernelFunction[],
    private readonly options: InlineOptions,
  ) {
    this.locals = [...caller.locals];
    this.budget = (options.budget ?? defaultBudget) - countNodes(caller.body);
    this.labels = nextLabel(caller.body);
  }

  statements(body: readonly Statement[]): Statement[] {
    const outer = this.block;
    this.block = [];
    for (const statement of body) this.statement(statement);
    const inner = this.block;
    this.block = outer;
    return inner;
  }

  private statement(statement: Statement): void {
    switch (statement.kind) {
      case "assign":
      case "return": {
        const value = this.expression(statement.value);
        this.block.push({ ...statement, value });
        break;
      }
      case "if": {
        const test = this.expression(statement.test);
        const then = this.statements(statement.then);
        this.block.push({ kind: "if", test, then, else: this.statements(statement.else) });
        break;
      }
      case "loop": {
        const { label } = statement;
        let { test } = statement;
        const prelude = this.around(() => (test = this.expression(test)));
        let body = this.statements(statement.body);
        if (prelude.length > 0) {
          body = [...prelude, { kind: "if", test, then: [], else: [{ kind: "break", label }] }, ...body];
          test = constant("bool", 1);
        }
        this.block.push({ kind: "loop", label, test, body, update: this.statements(statement.update) });
        break;
      }
      case "block":
        this.block.push({ ...statement, body: this.statements(statement.body) });
        break;
      default:
        this.block.push(statement);
    }
  }

  private around(write: () => void): Statement[] {
    const outer = this.block;
    this.block = [];
    write();
    const inner = this.block;
    this.block = outer;
    return inner;
  }

  private expression(node: Expression): Expression {
    if (!this.calls(node)) return node;
    if (node.kind === "select") return this.select(node);
    if (node.kind !== "invoke") return rebuild(node, (part) => this.expression(part));
    const args = node.args.map((arg) => this.expression(arg));
    const callee = this.functions[node.callee]!;
    const size = countNodes(callee.body);
    if (this.options.keep?.(node.callee) || size > this.budget) return { ...node, args };
    this.budget -= size;
    return this.inlined(node, callee, args);
  }

  /** Whether a call stands anywhere in an expression. */
  private calls(node: Expression): boolean {
    let known = this.calling.get(node);
    if (known === undefined) {
      known = node.kind === "invoke" || partsOf(node).some((part) => this.calls(part));
      this.calling.set(node, known);
    }
    return known;
  }

  private select(node: Select): Expression {
    const test = this.expression(node.test);
    const sides: Expression[] = [];
    const blocks = [node.then, node.else].map((side) => this.around(() => sides.push(this.expression(side))));
    const [then, otherwise] = sides as [Expression, Expression];
    if (blocks.every((block) => block.length === 0)) return select(test, then, otherwise);
    const slot = this.newLocal({ name: "choice", type: node.type });
    this.block.push({
      kind: "if",
      test,
      then: [...blocks[0]!, { kind: "assign", local: slot, value: then }],
      else: [...blocks[1]!, { kind: "assign", local: slot, value: otherwise }],
    });
    return local(node.type, slot);
  }

  private newLocal(entry: Local): number {
    this.locals.push(entry);
    return this.locals.length - 1;
  }

  private inlined(node: Invoke, callee: KernelFunction, args: readonly Expression[]): Expression {
    const base = this.locals.length;
    this.locals.push(...callee.locals);
    // Parameters are never assigned, so what is cheap to say again stands in their place.
    const direct = args.map((arg) => arg.kind === "local" || arg.kind === "constant");
    args.forEach((value, i) => {
      if (!direct[i]) this.block.push({ kind: "assign", local: base + i, value });
    });
    const rename = (part: Expression): Expression => {
      if (part.kind !== "local") return rebuild(part, rename);
      return direct[part.local] && part.local < args.length
        ? args[part.local]!
        : local(part.type, base + part.local);
    };
    const only = callee.body.length === 1 ? callee.body[0]! : undefined;
    if (only?.kind === "return") return rename(only.value);
    const slot = this.newLocal({ name: callee.name, type: node.type });
    const labelBase = this.labels;
    const body = renamed(
      callee.body,
      rename,
      (local) => base + local,
      (label) => {
        this.labels = Math.max(this.labels, labelBase + label + 1);
        return labelBase + label;
      },
    );
    const leave = this.labels++;
    this.block.push(...returnsToAssignments(body, slot, leave));
    return local(node.type, slot);
  }
}

function renamed(
  body: readonly Statement[],
  expression: (node: Expression) => Expression,
  localOf: (local: number) => number,
  labelOf: (label: number) => number,
): Statement[] {
  const again = (inner: readonly Statement[]) => renamed(inner, expression, localOf, labelOf);
  return body.map((statement): Statement => {
    switch (statement.kind) {
      case "assign":
        return { kind: "assign", local: localOf(statement.local), value: expression(statement.value) };
      case "return":
        return { kind: "return", value: expression(statement.value) };
      case "if":
        return {
          kind: "if",
          test: expression(statement.test),
          then: again(statement.then),
          else: again(statement.else),
        };
      case "loop":
        return {
          kind: "loop",
          label: labelOf(statement.label),
          test: expression(statement.test),
          body: again(statement.body),
          update: again(statement.update),
        };
      case "block":
        return { kind: "block", label: labelOf(statement.label), body: again(statement.body) };
      default:
        return { kind: statement.kind, label: labelOf(statement.label) };
    }
  });
}

function nextLabel(body: readonly Statement[]): number {
  let next = 0;
  const visit = (statement: Statement): void => {
    if (statement.kind === "loop" || statement.kind === "block") next = Math.max(next, statement.label + 1);
    for (const inner of bodiesOf(statement)) inner.forEach(visit);
  };
  body.forEach(visit);
  return next;
}
