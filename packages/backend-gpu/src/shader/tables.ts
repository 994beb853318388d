/** The constant tables that a program looks into, each declared once. */
import type { Language, ShaderType } from "./language.js";

export class Tables {
  readonly lines: string[] = [];
  readonly #names = new Map<readonly number[], string>();

  constructor(
    readonly language: Language,
    /** What the names of all tables begin with. */
    readonly prefix: string,
  ) {}

  /** What a table is called, which is declared when it is first asked for. */
  nameOf(table: readonly number[], type: ShaderType): string {
    let name = this.#names.get(table);
    if (name === undefined) {
      name = `${this.prefix}T${this.#names.size}`;
      this.#names.set(table, name);
      const entries = table.map((value) => entryOf(value, type));
      this.lines.push(this.language.table({ name, type }, entries));
    }
    return name;
  }
}

/** A finite number as a constant of the languages: entries must be some, and as such no compiler computes with them. */
function entryOf(value: number, type: ShaderType): string {
  const text = String(value);
  return type === "int32" || /[.e]/.test(text) ? text : `${text}.0`;
}
