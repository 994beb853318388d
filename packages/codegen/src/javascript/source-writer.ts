/** Lines of generated source, indented as they are opened and closed. */
export class SourceWriter {
  readonly #lines: string[] = [];
  #depth: number;

  constructor(depth = 0) {
    this.#depth = depth;
  }

  line(text: string): void {
    this.#lines.push("  ".repeat(this.#depth) + text);
  }

  /** Opens a block: `head {`. */
  open(head: string): void {
    this.line(`${head} {`);
    this.#depth++;
  }

  close(): void {
    this.#depth--;
    this.line("}");
  }

  /** Closes a block and opens another: `} else {`. */
  reopen(head: string): void {
    this.#depth--;
    this.open(`} ${head}`);
  }

  /** Writes `body` with names of its own: in braces, unless it is a single line. */
  scope(body: () => void): void {
    const first = this.#lines.length;
    body();
    if (this.#lines.length <= first + 1) return;
    const indent = "  ".repeat(this.#depth);
    const inner = this.#lines.splice(first).map((line) => `  ${line}`);
    this.#lines.push(`${indent}{`, ...inner, `${indent}}`);
  }

  block(head: string, body: () => void): void {
    this.open(head);
    body();
    this.close();
  }

  toString(): string {
    return this.#lines.join("\n");
  }
}
