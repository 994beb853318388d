/**
 * Statements of a kernel. Shading languages have no labels: what leaves more than the innermost loop or block sets a
 * flag and leaves that, and behind each one the flag decides whether the next is left too.
 */
import { bodiesOf, type Expression, type Statement } from "@lockstep/core";
import type { Construct, Language } from "./language.js";

/** What expressions and locals are called where the statements stand. */
export interface Written {
  value(expression: Expression): string;
  local(index: number): string;
}

/** Something that `break` leaves: where a jump to it ends, and the flag of jumps from further within, if there are any. */
interface Target {
  readonly id: string;
  flag: string | undefined;
}

export class StatementWriter {
  readonly lines: string[] = [];
  /** Flags that are to be declared. */
  readonly flags: string[] = [];
  readonly #open: Target[] = [];

  constructor(
    readonly language: Language,
    readonly written: Written,
  ) {}

  write(statements: readonly Statement[]): void {
    for (const statement of statements) this.#statement(statement);
  }

  #statement(statement: Statement): void {
    const { value, local } = this.written;
    switch (statement.kind) {
      case "assign":
        this.lines.push(`${local(statement.local)} = ${value(statement.value)};`);
        break;
      case "return":
        this.lines.push(`return ${value(statement.value)};`);
        break;
      case "if":
        this.lines.push(`if (${value(statement.test)}) {`);
        this.write(statement.then);
        if (statement.else.length > 0) {
          this.lines.push("} else {");
          this.write(statement.else);
        }
        this.lines.push("}");
        break;
      case "block":
        this.#within(`break ${statement.label}`, this.language.once, () => this.write(statement.body));
        break;
      case "loop": {
        const { label, test, body, update } = statement;
        this.#within(`break ${label}`, this.language.loop, () => {
          this.lines.push(`if (!(${value(test)})) { break; }`);
          const continues = body.some((inner) => mayContinue(inner, label));
          if (continues) this.#within(`continue ${label}`, this.language.once, () => this.write(body));
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

  #within(id: string, { open, close }: Construct, inside: () => void): void {
    const at = this.lines.length;
    const target: Target = { id, flag: undefined };
    this.#open.push(target);
    this.lines.push(open);
    inside();
    this.lines.push(...close);
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
      if (target.flag === undefined) {
        target.flag = `left${this.flags.length}`;
        this.flags.push(target.flag);
      }
      this.lines.push(`${target.flag} = true;`);
    }
    this.lines.push("break;");
  }
}

const mayContinue = (statement: Statement, label: number): boolean =>
  (statement.kind === "continue" && statement.label === label) ||
  bodiesOf(statement).some((body) => body.some((inner) => mayContinue(inner, label)));
