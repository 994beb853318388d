/** The constant tables that a program looks into, each declared once. */
import type { Expression } from "@lockstep/core";
import type { Language, ShaderType } from "./language.js";

export class Tables {
  readonly lines: string[] = [];
  readonly #names = new Map<readonly number[], string>();

  constructor(
    readonly language: Language,
    /** What the names of all tables begin with. */
    readonly prefix: string,
  ) {}

  /** What a table is called, which is declared when it is first asked for; `write` writes its entries. */
  nameOf(table: readonly number[], type: ShaderType, write: (entry: Expression) => string): string {
    let name = this.#names.get(table);
    if (name === undefined) {
      name = `${this.prefix}T${this.#names.size}`;
      this.#names.set(table, name);
      const entries = table.map((value) => write({ kind: "constant", type, value }));
      this.lines.push(this.language.table({ name, type }, entries));
    }
    return name;
  }
}
