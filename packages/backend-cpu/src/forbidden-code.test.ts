import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, it } from "vitest";

/** What a page without `unsafe-eval` would do, printed as JSON. */
const program = `
  import { explain, map, sum } from "@lockstep/core";
  import { cpu } from "./index.js";
  let forbidden = false;
  try { new Function("return 1")(); } catch { forbidden = true; }
  const device = cpu({ mode: "js" });
  const square = map((x) => x * x);
  const x = device.tensor([1, 2, 3]);
  const { engine, fallback, code } = explain(square, x);
  const result = sum(square(x)).item();
  const capability = device.capabilities.engine;
  const best = cpu().capabilities.engine;
  console.log(JSON.stringify({ forbidden, capability, best, engine, fallback, code, result }));
`;

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    conditions: ["@lockstep/source"],
  });
  return outputFiles[0]!.text;
}

it.each([
  { flags: ["--disallow-code-generation-from-strings"], forbidden: true, engine: "interpret" },
  { flags: [], forbidden: false, engine: "js" },
])(
  "runs as $engine in a Node with flags $flags, and says so",
  async ({ flags, forbidden, engine }) => {
    const folder = await mkdtemp(join(tmpdir(), "lockstep-"));
    try {
      const file = join(folder, "page.mjs");
      await writeFile(file, await bundle());
      const { stdout } = await promisify(execFile)(process.execPath, [...flags, file]);
      const said = JSON.parse(stdout);
      expect(said).toMatchObject({ forbidden, capability: engine, engine, result: 14 });
      // WebAssembly is another permission.
      expect(said.best).toBe("wasm-simd");
      expect(said.fallback === undefined).toBe(!forbidden);
      expect(said.code === "").toBe(forbidden);
      if (forbidden) expect(said.fallback).toMatch(/Content-Security-Policy/);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  60_000,
);
