/** Offsets of a text by line and column, both ways. */

export class LineStarts {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#starts = starts;
    this.#length = text.length;
  }

  /** `line` from 1 and `column` from 0, as source maps count. Lines that there are not lie at the ends. */
  offsetOf(line: number, column: number): number {
    const start = line < 1 ? 0 : (this.#starts[line - 1] ?? this.#length);
    return Math.min(start + column, this.#length);
  }

  placeOf(offset: number): { readonly line: number; readonly column: number } {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low]! };
  }
}
