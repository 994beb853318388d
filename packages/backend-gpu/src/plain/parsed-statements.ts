/**
 * Statements of a kernel in the JavaScript that GPU.js compiles itself (webasm). It has no labels: what leaves more
 * than the innermost loop or block sets a flag and leaves that, and behind each one the flag decides whether the next
 * is left too.
 *
 * GPU.js ends a `while`, and any `for` whose bounds it does not see, after 1,000 turns. A `for` from one literal to
 * another it never ends: so every loop is one whose counter stays 0 and which is left by `break`.
 */
import { bodiesOf, type Expression, type Statement, someStatement } from "@lockstep/core";

/** What expressions and locals are called where the statements stand. */
export interface Written {
  value(expression: Expression): string;
  local(index: number): string;
  /** Lines that give a value to the caller. */
  result(value: string): readonly string[];
  /**
   * The local in which a loop leaves the result, to be returned behind it; undefined where it may return. Where four
   * elements are at once, a loop from which they only return never ends.
   */
  held(): string | undefined;
  /** A new local of type Boolean that is false at first. */
  flag(): string;
  /** Whether a value is to be computed between `live = true` and `live = false`, and first put into that local. */
  guarded(expression: Expression): { readonly live: string; readonly held: string } | undefined;
}

/** Something that `break` leaves: where a jump to it ends, and the flag of jumps from further within, if there are any. */
interface Target {
  readonly id: string;
  flag: string | undefined;
}

export class ParsedStatements {
  readonly lines: string[] = [];
  readonly #open: Target[] = [];
  #loops = 0;
  #held: string | undefined;

  constructor(readonly written: Written) {}

  /** All statements of a function. */
  writeBody(statements: readonly Statement[]): void {
    const held = statements.some(loopsReturn) ? this.written.held() : undefined;
    if (held === undefined) {
      this.write(statements);
      return;
    }
    this.#held = held;
    this.#within("return", "turn += 1", () => this.write(statements));
    this.lines.push(...this.written.result(held));
  }

  write(statements: readonly Statement[]): void {
    for (const statement of statements) this.#statement(statement);
  }

  #statement(statement: Statement): void {
    switch (statement.kind) {
      case "assign":
        this.#assign(this.written.local(statement.local), statement.value);
        break;
      case "return":
        if (this.#held !== undefined) {
          this.#assign(this.#held, statement.value);
          this.#leave("return");
          break;
        }
        this.lines.push(...this.written.result(this.#computed(statement.value)));
        break;
      case "if":
        this.lines.push(`if (${this.#computed(statement.test)}) {`);
        this.write(statement.then);
        if (statement.else.length > 0) {
          this.lines.push("} else {");
          this.write(statement.else);
        }
        this.lines.push("}");
        break;
      case "block":
        this.#within(`break ${statement.label}`, "turn += 1", () => this.write(statement.body));
        break;
      case "loop": {
        const { label, test, body, update } = statement;
        this.#within(`break ${label}`, "turn += 0", () => {
          this.lines.push(`if (!${this.#computed(test)}) { break; }`);
          const continues = body.some((inner) => mayContinue(inner, label));
          if (continues) this.#within(`continue ${label}`, "turn += 1", () => this.write(body));
          else this.write(body);
          this.write(update);
        });
        break;
      }
      case "break":
      case "continue":
        this.#leave(`${statement.kind} ${statement.label}`);
        break;
    }
  }

  /** The text of a value that may be used at once. */
  #computed(expression: Expression): string {
    const guard = this.written.guarded(expression);
    if (!guard) return this.written.value(expression);
    this.#assign(guard.held, expression);
    return guard.held;
  }

  #assign(local: string, expression: Expression): void {
    const guard = this.written.guarded(expression);
    if (guard) this.lines.push(`${guard.live} = true;`);
    this.lines.push(`${local} = ${this.written.value(expression)};`);
    if (guard) this.lines.push(`${guard.live} = false;`);
  }

  /** `update`: how its counter `turn` changes; once, or never. */
  #within(id: string, update: string, inside: () => void): void {
    const at = this.lines.length;
    const target: Target = { id, flag: undefined };
    const turn = `turn${this.#loops++}`;
    this.#open.push(target);
    this.lines.push(`for (let ${turn} = 0; ${turn} < 1; ${update.replace("turn", turn)}) {`);
    inside();
    this.lines.push("}");
    this.#open.pop();
    if (target.flag !== undefined) this.lines.splice(at, 0, `${target.flag} = false;`);
    // Jumps that were on their way further out go on behind this one.
    for (const outer of this.#open) {
      if (outer.flag !== undefined) this.lines.push(`if (${outer.flag}) { break; }`);
    }
  }

  #leave(id: string): void {
    const target = this.#open.findLast((open) => open.id === id)!;
    if (target !== this.#open.at(-1)) {
      target.flag ??= this.written.flag();
      this.lines.push(`${target.flag} = true;`);
    }
    this.lines.push("break;");
  }
}

/** Whether something returns within a loop. */
const loopsReturn = (statement: Statement): boolean =>
  someStatement(
    statement,
    (loop) => loop.kind === "loop" && someStatement(loop, ({ kind }) => kind === "return"),
  );

const mayContinue = (statement: Statement, label: number): boolean =>
  (statement.kind === "continue" && statement.label === label) ||
  bodiesOf(statement).some((body) => body.some((inner) => mayContinue(inner, label)));
