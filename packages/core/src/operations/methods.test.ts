import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { refusal } from "../../test/refusal.js";
import { Tensor } from "../index.js";
import { installMethods, installStandardMethods } from "./methods.js";

installStandardMethods();

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

const device = `
  class Idle extends Parent {
    name = "idle";
    capabilities = { dtypes: ["float32"], maxElements: 8, syncReads: true };
    allocate = (dtype, length) => ({ dtype, length });
    write() {}
  }
  const x = new Idle().tensor([1]);
  export const found = typeof x.add;
`;

test.each([
  { parent: "Backend", found: "function" },
  { parent: "Device", found: "undefined" },
])("in a bundle the tensors of a $parent have methods: $found", async ({ parent, found }) => {
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
    const contents = `import { ${parent} as Parent } from "core"; ${device}`;
    const outfile = join(folder, "program.mjs");
    await build({ ...options, stdin: { contents, resolveDir: folder }, outfile, minify: true });
    expect(((await import(/* @vite-ignore */ outfile)) as { found: string }).found).toBe(found);
  } finally {
    await rm(folder, { recursive: true });
  }
});
