/** Draws a curve in the terminal, as columns of blocks: eight steps of height to a line. */

const steps = " ▁▂▃▄▅▆▇█";

export interface PlotOptions {
  /** Lines of the drawing, without the axis. */
  readonly lines: number;
  /** Written below the columns with these indices. */
  readonly labels: readonly { readonly column: number; readonly text: string }[];
}

/** One string per line: the curve, an axis, and the labels. A column for each of `heights`, which are not negative. */
export function plotDensity(heights: ArrayLike<number>, { lines, labels }: PlotOptions): string[] {
  const columns = Array.from(heights);
  const top = Math.max(...columns);
  const levels = columns.map((height) => (top > 0 ? Math.round((height / top) * lines * 8) : 0));
  const curve = Array.from({ length: lines }, (_, line) => {
    const below = (lines - 1 - line) * 8;
    return levels
      .map((level) => steps[Math.min(8, Math.max(0, level - below))])
      .join("")
      .trimEnd();
  });
  const ticks = columns.map((_, column) => (labels.some((label) => label.column === column) ? "┴" : "─"));
  return [...curve, ticks.join(""), labelLine(labels, columns.length)];
}

/** Labels centred below their columns, kept within the width of the drawing. */
function labelLine(labels: PlotOptions["labels"], width: number): string {
  let line = "";
  for (const { column, text } of labels) {
    const wanted = column - Math.floor(text.length / 2);
    const start = Math.min(
      Math.max(wanted, line.length === 0 ? 0 : line.length + 1),
      Math.max(0, width - text.length),
    );
    line = line.padEnd(start) + text;
  }
  return line;
}

/** A bar of so many cells, in eighths; `share` is from 0 to 1. */
export function bar(share: number, cells: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * cells * 8);
  const rest = "▏▎▍▌▋▊▉"[(eighths % 8) - 1] ?? "";
  return "█".repeat(Math.floor(eighths / 8)) + rest;
}
