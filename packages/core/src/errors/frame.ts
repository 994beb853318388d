/** Draws the person's own line with a caret below the place an error is about. */
import type { Span } from "./lockstep-error.js";

const widest = 100;

/**
 * The source line that holds `span`, numbered from the function's first line, with carets below it.
 * Long (minified) lines are cut to a window around the span.
 */
export function drawFrame(source: string, span: Span): string {
  const start = Math.min(span.start, source.length);
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  const newline = source.indexOf("\n", start);
  const lineEnd = newline < 0 ? source.length : newline;
  const number = source.slice(0, lineStart).split("\n").length;
  let line = source.slice(lineStart, lineEnd).replace(/\r$/, "").replace(/\t/g, " ");
  let column = start - lineStart;
  if (line.length > widest) {
    const from = Math.max(0, Math.min(column - (widest >> 1), line.length - widest));
    const cutLeft = from > 0 ? "…" : "";
    const cutRight = from + widest < line.length ? "…" : "";
    line = cutLeft + line.slice(from, from + widest) + cutRight;
    column = column - from + cutLeft.length;
  }
  const width = Math.max(1, Math.min(span.end, lineEnd) - start);
  const carets = "^".repeat(Math.max(1, Math.min(width, line.length - column)));
  const margin = `  ${number} | `;
  return `${margin}${line}\n${" ".repeat(margin.length - 2)}| ${" ".repeat(column)}${carets}`;
}
