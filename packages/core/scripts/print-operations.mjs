/**
 * Prints the table of standard operations as a page: `node scripts/print-operations.mjs docs/api/operations.md`, or to
 * the terminal without a path. The page is never committed; the table in `src/operations` is what is kept.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const results = {
  number: "as x (bool: int32)",
  float: "as x (integers: float32)",
  bool: "bool",
  same: "as x",
  sum: "as x (bool, uint8: int32)",
  index: "int32",
  chosen: "as x and y",
};

/** The families, from the sources: the table is plain data and functions, so it needs nothing else of core. */
async function readFamilies() {
  const entry = fileURLToPath(new URL("../src/operations/table.ts", import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: "esm", write: false });
  const { operationFamilies } = await import(
    `data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`
  );
  return operationFamilies;
}

/** What stands between `(` and `)` in a function's source. */
const parametersOf = (fn) => String(fn).slice(1, String(fn).indexOf(")"));

function signature(name, row) {
  if (row.kind === "elementwise") return `${name}(${parametersOf(row.fn)})`;
  if (row.kind === "reduction") return `${name}(x)`;
  if (name === "matmul") return "matmul(a, b)";
  return name === "concat" || name === "stack" ? `${name}([x, y, …])` : `${name}(x)`;
}

const cell = (text) => text.replaceAll("|", "\\|");

function page(families) {
  const lines = [
    "# Standard operations",
    "",
    "Each is a function of `@lockstep/core` and a method of every tensor: `add(x, y)` is `x.add(y)`.",
    "All take `{ out }`; reductions take `{ axis, keepdims }` too, `var` and `std` also `{ correction }`.",
    "The result's dtype is said of the dtype that the arguments promote to.",
  ];
  for (const [family, rows] of Object.entries(families)) {
    lines.push(
      "",
      `## ${family[0].toUpperCase()}${family.slice(1)}`,
      "",
      "| operation | is | dtype |",
      "|---|---|---|",
    );
    for (const [name, row] of Object.entries(rows)) {
      const source = row.source ? ` (${row.source}.)` : "";
      lines.push(`| \`${signature(name, row)}\` | ${cell(row.doc + source)} | ${results[row.result]} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}

const text = page(await readFamilies());
const target = process.argv[2];
if (target === undefined) process.stdout.write(text);
else {
  mkdirSync(dirname(resolve(target)), { recursive: true });
  writeFileSync(target, text);
}
