/** Statements of a kernel in a shading language, none of which has labels. */
import type { Expression, Statement } from "@lockstep/core";
import { Jumps, mayContinue } from "../gather/jumps.js";
import type { Language } from "./language.js";

/** What expressions and locals are called where the statements stand. */
export interface Written {
  value(expression: Expression): string;
  local(index: number): string;
}

export class StatementWriter {
  readonly lines: string[] = [];
  /** Flags that are to be declared. */
  readonly flags: string[] = [];
  readonly #jumps = new Jumps(this.lines, () => {
    const flag = `left${this.flags.length}`;
    this.flags.push(flag);
    return flag;
  });

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
        this.#jumps.within(`break ${statement.label}`, this.language.once, () => this.write(statement.body));
        break;
      case "loop": {
        const { label, test, body, update } = statement;
        this.#jumps.within(`break ${label}`, this.language.loop, () => {
          this.lines.push(`if (!(${value(test)})) { break; }`);
          const continues = mayContinue(body, label);
          if (continues) this.#jumps.within(`continue ${label}`, this.language.once, () => this.write(body));
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
}
