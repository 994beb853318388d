/**
 * Statements of a kernel in the JavaScript that GPU.js compiles itself (webasm). It has no labels.
 *
 * GPU.js ends a `while`, and any `for` whose bounds it does not see, after 1,000 turns. A `for` from one literal to
 * another it never ends: so every loop is one whose counter stays 0 and which is left by `break`.
 */
import { type Expression, type Statement, someStatement } from "@lockstep/core";
import { Jumps, mayContinue } from "../gather/jumps.js";

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

export class ParsedStatements {
  readonly lines: string[] = [];
  readonly #jumps: Jumps;
  #loops = 0;
  #held: string | undefined;

  constructor(readonly written: Written) {
    this.#jumps = new Jumps(this.lines, () => written.flag());
  }

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
          this.#jumps.leave("return");
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
          const continues = mayContinue(body, label);
          if (continues) this.#within(`continue ${label}`, "turn += 1", () => this.write(body));
          else this.write(body);
          this.write(update);
        });
        break;
      }
      case "break":
      case "continue":
        this.#jumps.leave(`${statement.kind} ${statement.label}`);
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
    const turn = `turn${this.#loops++}`;
    const open = `for (let ${turn} = 0; ${turn} < 1; ${update.replace("turn", turn)}) {`;
    this.#jumps.within(id, { open, close: ["}"] }, inside);
  }
}

/** Whether something returns within a loop. */
const loopsReturn = (statement: Statement): boolean =>
  someStatement(
    statement,
    (loop) => loop.kind === "loop" && someStatement(loop, ({ kind }) => kind === "return"),
  );
