import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { refusal } from "../../test/refusal.js";
import { Tensor } from "../index.js";
import { installMethods } from "./methods.js";

test("an operation may not take the name of something that tensors have", () => {
  for (const name of ["slice", "at", "T", "shape", "dispose", "toString", "add"]) {
    const prototype = name === "shape" ? { shape: [] } : Tensor.prototype;
    expect(() => installMethods(prototype, { [name]: () => 0 })).toThrow(refusal("ARGUMENT_INVALID"));
  }
});

test("methods are not enumerable, and have their names", () => {
  expect(Object.keys(Tensor.prototype)).toEqual([]);
  expect(Tensor.prototype.add.name).toBe("add");
});

test("methods are there in a bundle, though the package says that it has no side effects", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lockstep-"));
  const core = join(folder, "node_modules", "core");
  const options = {
    bundle: true,
    format: "esm",
    platform: "node",
    logLevel: "error",
    treeShaking: true,
  } as const;
  try {
    const entry = join(import.meta.dirname, "../index.ts");
    await build({ ...options, entryPoints: [entry], outfile: join(core, "index.js") });
    await writeFile(
      join(core, "package.json"),
      JSON.stringify({ type: "module", main: "index.js", sideEffects: false }),
    );
    const contents = `import { Tensor } from "core"; export const found = typeof Tensor.prototype.add;`;
    const outfile = join(folder, "program.mjs");
    await build({ ...options, stdin: { contents, resolveDir: folder }, outfile, minify: true });
    expect(((await import(/* @vite-ignore */ outfile)) as { found: string }).found).toBe("function");
  } finally {
    await rm(folder, { recursive: true });
  }
});
