/**
 * Where each local of a kernel is declared: at the assignment that first gives it a value, if everything that
 * mentions it follows in the same list of statements, else at the head of the body. Short-lived variables
 * keep V8's loops free of values carried round for nothing, and the generated code readable.
 */
import { type Expression, partsOf, type Statement } from "@lockstep/core";

export interface Declarations {
  /** Assignments that declare their local. */
  readonly at: ReadonlySet<Statement>;
  /** Locals declared at the head of the body. */
  readonly head: readonly number[];
  /** Locals that are assigned more than once; parameters, if they are assigned at all. */
  readonly changing: ReadonlySet<number>;
  /** How often the body mentions each local. */
  readonly mentions: ReadonlyMap<number, number>;
}

/** Finds the declarations of a body whose first `arity` locals are parameters. */
export function declare(body: readonly Statement[], arity: number): Declarations {
  const finder = new Finder(arity);
  const mentions = finder.list(body);
  finder.settle(mentions);
  const head = [...mentions.keys()].filter((local) => local >= arity && !finder.declared.has(local));
  const changing = [...finder.assignments].filter(([local, count]) => count > 1 || local < arity);
  return {
    at: finder.at,
    head: head.sort((a, b) => a - b),
    changing: new Set([...changing.map(([local]) => local), ...head]),
    mentions,
  };
}

type Mentions = Map<number, number>;

class Finder {
  readonly at = new Set<Statement>();
  readonly declared = new Set<number>();
  readonly assignments: Mentions = new Map();
  readonly #candidates: { local: number; statement: Statement; inList: number }[] = [];

  constructor(readonly arity: number) {}

  /** Counts what a list mentions, and notes which assignments come before any other mention in it. */
  list(statements: readonly Statement[]): Mentions {
    const seen: Mentions = new Map();
    const first: { local: number; statement: Statement }[] = [];
    for (const statement of statements) {
      if (statement.kind === "assign" && statement.local >= this.arity) {
        const fresh = !seen.has(statement.local);
        const mentioned = this.#statement(statement);
        // An initial value that reads the variable itself would meet it undeclared.
        if (fresh && mentioned.get(statement.local) === 1) first.push({ local: statement.local, statement });
        add(seen, mentioned);
      } else {
        add(seen, this.#statement(statement));
      }
    }
    for (const { local, statement } of first) {
      this.#candidates.push({ local, statement, inList: seen.get(local)! });
    }
    return seen;
  }

  #statement(statement: Statement): Mentions {
    const seen: Mentions = new Map();
    switch (statement.kind) {
      case "assign":
        count(this.assignments, statement.local);
        count(seen, statement.local);
        readsOf(statement.value, seen);
        break;
      case "return":
        readsOf(statement.value, seen);
        break;
      case "if":
        readsOf(statement.test, seen);
        add(seen, this.list(statement.then));
        add(seen, this.list(statement.else));
        break;
      case "loop":
        readsOf(statement.test, seen);
        add(seen, this.list(statement.body));
        add(seen, this.list(statement.update));
        break;
      case "block":
        add(seen, this.list(statement.body));
        break;
    }
    return seen;
  }

  /** Settles the candidates once everything has been counted. */
  settle(all: Mentions): void {
    for (const { local, statement, inList } of this.#candidates) {
      if (inList !== all.get(local) || this.declared.has(local)) continue;
      this.declared.add(local);
      this.at.add(statement);
    }
  }
}

const count = (mentions: Mentions, local: number, times = 1): void => {
  mentions.set(local, (mentions.get(local) ?? 0) + times);
};

const add = (mentions: Mentions, more: Mentions): void => {
  for (const [local, times] of more) count(mentions, local, times);
};

/** Counts the locals that an expression reads. */
function readsOf(expression: Expression, into: Mentions): void {
  if (expression.kind === "local") count(into, expression.local);
  for (const part of partsOf(expression)) readsOf(part, into);
}
