/** Colours of lines that are no targets: rows of a result. */
export const lineColours: readonly string[] = [
  "var(--accent)",
  "var(--warm)",
  "var(--cpu)",
  "var(--gpu-webgl2)",
  "var(--cpu-js)",
  "var(--bad)",
  "var(--cpu-interpret)",
  "var(--ink)",
];
