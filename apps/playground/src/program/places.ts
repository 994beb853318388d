/**
 * Where things of a running program stand in its text as the person wrote it: spans in the code that runs, functions by
 * their own text, and the places that an error's stack names.
 */
import { beforeEdits, type Edit, edited } from "./edits.js";
import { LineStarts } from "./line-starts.js";
import type { PlainProgram } from "./strip-types.js";
import { callAt, type Range } from "./word-at.js";

// biome-ignore lint/complexity/noBannedTypes: whatever a person gave, of which only the source text is read
type AnyFunction = Function;

export class Places {
  readonly code: string;
  readonly #plain: PlainProgram;
  #module:
    | { readonly address: string; readonly lines: LineStarts; readonly edits: readonly Edit[] }
    | undefined;

  constructor(
    readonly program: string,
    plain: PlainProgram,
  ) {
    this.code = plain.code;
    this.#plain = plain;
  }

  /** The module that runs: what stacks call it, and what was changed in the code to make it. */
  runsAs(address: string, edits: readonly Edit[]): void {
    this.#module = { address, lines: new LineStarts(edited(this.code, edits)), edits };
  }

  /** A span of the code, in the program. */
  ofSpan({ from, to }: Range): Range {
    const start = this.#plain.originalOffset(from);
    if (to <= from) return { from: start, to: start };
    return { from: start, to: Math.max(start, this.#plain.originalOffset(to - 1) + 1) };
  }

  /** The place in the code of a function's text: the first from `near` on, else the first of all. */
  ofText(text: string, near = 0): number | undefined {
    const after = this.code.indexOf(text, near);
    const at = after >= 0 ? after : this.code.indexOf(text);
    return at < 0 ? undefined : at;
  }

  /** Of a function, in the program. */
  ofFunction(fn: AnyFunction, near?: number): Range | undefined {
    const text = Function.prototype.toString.call(fn);
    const from = this.ofText(text, near);
    return from === undefined ? undefined : this.ofSpan({ from, to: from + text.length });
  }

  /** The offset in the code of the innermost place of the program that a stack names. */
  inStack(stack: string | undefined): number | undefined {
    if (!this.#module) return undefined;
    const { address, lines, edits } = this.#module;
    for (const line of stack?.split("\n") ?? []) {
      const at = line.indexOf(address);
      if (at < 0) continue;
      const [, row, column] = /^:(\d+):(\d+)/.exec(line.slice(at + address.length)) ?? [];
      if (row !== undefined) return beforeEdits(lines.offsetOf(Number(row), Number(column) - 1), edits);
    }
    return undefined;
  }

  /** What an error's stack points at, in the program. */
  ofError(error: unknown): Range | undefined {
    const at = error instanceof Error ? this.inStack(error.stack) : undefined;
    return at === undefined ? undefined : this.ofSpan(callAt(this.code, at));
  }

  /** Of what is exported by a name, in the program: the name where it is declared, or the program's first line. */
  ofExport(name: string): Range {
    const pattern = new RegExp(
      `\\bexport\\s+(?:(?:async\\s+)?function\\*?|const|let|var|class)\\s+(${name})\\b`,
    );
    const found =
      pattern.exec(this.code) ?? new RegExp(`\\bexport\\s*\\{[^}]*?\\b(${name})\\b`).exec(this.code);
    if (!found) return this.firstLine();
    const from = found.index + found[0].length - name.length;
    return this.ofSpan({ from, to: from + name.length });
  }

  firstLine(): Range {
    const end = this.program.indexOf("\n");
    return { from: 0, to: end < 0 ? this.program.length : end };
  }
}
