/**
 * Statements of a kernel as JavaScript. What `return` becomes is up to the place the body is written into:
 * inside a loop over elements it stores a result and the body goes on to its end. Where a return is the last
 * thing that happens on its path it needs no jump; `if (a) return x; rest` is written as `if (a) … else rest`
 * to that end. Any other return leaves a labelled block.
 */
import type { Assign, Expression, If, Loop, Statement } from "@lockstep/core";
import type { Declarations } from "../declarations.js";
import type { ExpressionWriter } from "./expressions.js";
import type { SourceWriter } from "./source-writer.js";

export interface BodyTarget {
  /** Writes what happens to a returned value. */
  readonly result: (value: Expression) => void;
  /** Whether `result` itself leaves the body, as a real `return` does. */
  readonly leaves: boolean;
}

/** Writes a body whose parameters are declared already. */
export function writeBody(
  writer: SourceWriter,
  expressions: ExpressionWriter,
  body: readonly Statement[],
  declarations: Declarations,
  target: BodyTarget,
): void {
  const names = declarations.head.map((local) => `${expressions.names.local(local)} = 0`);
  if (names.length > 0) writer.line(`let ${names.join(", ")};`);
  const statements = new StatementWriter(writer, expressions, declarations, target);
  if (target.leaves || !needsExit(body)) statements.list(body, true);
  else writer.block(`${expressions.names.label("exit")}:`, () => statements.list(body, true));
}

class StatementWriter {
  constructor(
    readonly writer: SourceWriter,
    readonly expressions: ExpressionWriter,
    readonly declarations: Declarations,
    readonly target: BodyTarget,
  ) {}

  /** `last`: nothing of the body follows this list. */
  list(statements: readonly Statement[], last: boolean): void {
    for (let i = 0; i < statements.length; i++) {
      const statement = statements[i]!;
      const rest = statements.slice(i + 1);
      const merged =
        statement.kind === "if" && last && rest.length > 0 ? withRest(statement, rest) : undefined;
      this.#statement(
        merged ?? statement,
        last && (merged !== undefined || rest.length === 0 || isReturn(statement)),
      );
      if (merged !== undefined || isReturn(statement)) return;
    }
  }

  #label(label: string): string {
    return this.expressions.names.label(label);
  }

  #statement(statement: Statement, last: boolean): void {
    const { writer } = this;
    switch (statement.kind) {
      case "assign":
        this.#assign(statement);
        break;
      case "return":
        this.target.result(statement.value);
        if (!last && !this.target.leaves) writer.line(`break ${this.#label("exit")};`);
        break;
      case "if":
        this.#if(statement, last);
        break;
      case "loop":
        this.#loop(statement);
        break;
      case "block":
        writer.block(`${this.#label(`b${statement.label}`)}:`, () => this.list(statement.body, last));
        break;
      default: {
        const kind = statement.kind === "break" ? "b" : "c";
        writer.line(`break ${this.#label(`${kind}${statement.label}`)};`);
      }
    }
  }

  #assign(statement: Assign): void {
    const declared = this.declarations.at.has(statement);
    const keyword = declared ? (this.declarations.changing.has(statement.local) ? "let " : "const ") : "";
    const name = this.expressions.names.local(statement.local);
    this.writer.line(`${keyword}${name} = ${this.expressions.value(statement.value).text};`);
  }

  #if(statement: If, last: boolean): void {
    const { writer } = this;
    writer.open(`if (${this.expressions.test(statement.test).text})`);
    this.list(statement.then, last);
    if (statement.else.length > 0) {
      writer.reopen("else");
      this.list(statement.else, last);
    }
    writer.close();
  }

  /** `continue` leaves a block around the body, so that the update follows in every case. */
  #loop({ label, test, body, update }: Loop): void {
    const { writer } = this;
    const head = `while (${this.expressions.test(test).text})`;
    writer.open(
      leavesTo([...body, ...update], "break", label) ? `${this.#label(`b${label}`)}: ${head}` : head,
    );
    if (leavesTo(body, "continue", label))
      writer.block(`${this.#label(`c${label}`)}:`, () => this.list(body, false));
    else this.list(body, false);
    this.list(update, false);
    writer.close();
  }
}

const isReturn = (statement: Statement): boolean => statement.kind === "return";

/** The choice with `rest` moved into the side that goes on, where exactly one does. */
function withRest(statement: If, rest: readonly Statement[]): If | undefined {
  const thenReturns = returns(statement.then);
  const elseReturns = returns(statement.else);
  if (thenReturns && !elseReturns) return { ...statement, else: [...statement.else, ...rest] };
  if (elseReturns && !thenReturns) return { ...statement, then: [...statement.then, ...rest] };
  return undefined;
}

/** Whether a list always ends in a return. */
function returns(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  if (last?.kind === "return") return true;
  return last?.kind === "if" && returns(last.then) && returns(last.else);
}

/** Whether any return of a list that ends the body is not the last thing on its path. */
function needsExit(statements: readonly Statement[]): boolean {
  for (let i = 0; i < statements.length; i++) {
    const statement = statements[i]!;
    const rest = statements.slice(i + 1);
    if (statement.kind === "return") return false;
    if (statement.kind === "if") {
      const merged = rest.length > 0 ? withRest(statement, rest) : undefined;
      if (merged) return needsExit(merged.then) || needsExit(merged.else);
      const inner = [statement.then, statement.else];
      if (rest.length > 0 ? inner.some(hasReturn) : inner.some(needsExit)) return true;
      continue;
    }
    if (statement.kind === "loop" && hasReturn(statement.body)) return true;
    if (statement.kind === "block") {
      if (rest.length > 0 ? hasReturn(statement.body) : needsExit(statement.body)) return true;
    }
  }
  return false;
}

function hasReturn(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    switch (statement.kind) {
      case "return":
        return true;
      case "if":
        return hasReturn(statement.then) || hasReturn(statement.else);
      case "loop":
      case "block":
        return hasReturn(statement.body);
      default:
        return false;
    }
  });
}

/** Whether a list leaves the loop or block `label` by `kind`. */
function leavesTo(statements: readonly Statement[], kind: "break" | "continue", label: number): boolean {
  return statements.some((statement) => {
    switch (statement.kind) {
      case "if":
        return leavesTo(statement.then, kind, label) || leavesTo(statement.else, kind, label);
      case "loop":
      case "block":
        return leavesTo(statement.body, kind, label);
      default:
        return statement.kind === kind && statement.label === label;
    }
  });
}
