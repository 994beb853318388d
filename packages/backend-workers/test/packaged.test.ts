/**
 * The package as people get it: packed, installed from the archives, and bundled. Nothing comes over the network; what
 * it depends on is packed from this repository's own node_modules.
 */
import { execFile } from "node:child_process";
import { copyFile, cp, mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type BuildOptions, build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pack } from "../../../config/pack.js";

const run = promisify(execFile);
const packages = new URL("../..", import.meta.url).pathname;

const program = `
  import { workers } from "@lockstep/backend-workers";
  import { map, sum } from "@lockstep/core";
  const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));
  workers({ threads: 3 })
    .then((device) => sum(sigmoid(device.zeros([1_000_000]))).array())
    .then((total) => console.log(total), (error) => console.log(String(error)));
`;

/** Where the packages are installed, and where nothing but piscina is. */
let installed: string;
let bare: string;

beforeAll(async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "lockstep-packed-")));
  installed = join(folder, "installed");
  bare = join(folder, "bare");
  await mkdir(installed);
  await mkdir(join(bare, "node_modules"), { recursive: true });
  const sources = [
    ...["core", "codegen", "backend-workers"].map((name) => join(packages, name)),
    ...["piscina", "acorn"].map(folderOf),
  ];
  const archives = await pack(sources, folder);
  await writeFile(join(installed, "package.json"), '{ "private": true, "type": "module" }');
  const quietly = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=optional"];
  await run("npm", ["install", ...quietly, ...archives], { cwd: installed });
  await writeFile(join(installed, "program.js"), program);
  await cp(join(installed, "node_modules/piscina"), join(bare, "node_modules/piscina"), { recursive: true });
}, 60_000);

afterAll(async () => {
  await rm(dirname(installed), { recursive: true, force: true });
});

/** Where this repository has a package that we depend on. */
function folderOf(name: string): string {
  const entry = createRequire(join(packages, "core/package.json")).resolve(name);
  return entry.slice(0, entry.lastIndexOf(join("node_modules", name)) + join("node_modules", name).length);
}

/** What a program prints; it must end by itself. */
async function printed(file: string): Promise<string> {
  const { stdout } = await run(process.execPath, [file], { timeout: 30_000 });
  return stdout.trim();
}

const bundle = (options: BuildOptions) =>
  build({
    absWorkingDir: installed,
    entryPoints: ["program.js"],
    bundle: true,
    external: ["piscina"],
    platform: "node",
    logLevel: "silent",
    ...options,
  });

test("installed from its archive it computes, and the process ends by itself", async () => {
  expect(await printed(join(installed, "program.js"))).toBe("500000");
});

describe("bundled for Node, piscina apart", () => {
  const thread = (): string => join(installed, "node_modules/@lockstep/backend-workers/dist/thread.js");

  test.each([
    { format: "esm", name: "program.mjs" },
    { format: "cjs", name: "program.cjs" },
  ] as const)(
    "as $format, it has the program of threads from the installed package",
    async ({ format, name }) => {
      const outfile = join(installed, "bundled", format, name);
      await bundle({ format, outfile });
      expect(await printed(outfile)).toBe("500000");
    },
  );

  test.each([
    { format: "esm", name: "program.mjs" },
    { format: "cjs", name: "program.cjs" },
  ] as const)("as $format, where nothing is installed, from beside it", async ({ format, name }) => {
    const outfile = join(bare, format, name);
    await bundle({ format, outfile });
    expect(await printed(outfile)).toMatch(
      /^LockstepError: BACKEND_UNAVAILABLE: .*\n.*thread\.js beside the bundle/,
    );
    await copyFile(thread(), join(bare, format, "thread.js"));
    expect(await printed(outfile)).toBe("500000");
  });
});

test("bundled for a page it is one file, which imports nothing and has nothing of Node's", async () => {
  const { metafile } = await bundle({
    format: "esm",
    outfile: join(installed, "page.js"),
    platform: "browser",
    external: [],
    metafile: true,
  });
  const outputs = Object.values(metafile?.outputs ?? {});
  expect(outputs.map(({ imports }) => imports)).toEqual([[]]);
  const used = Object.keys(outputs[0]?.inputs ?? {});
  expect(used.filter((path) => path.includes("piscina") || path.endsWith("dist/index.js"))).toEqual([
    "node_modules/@lockstep/core/dist/index.js",
    "node_modules/@lockstep/codegen/dist/index.js",
  ]);
  expect(used).toContain("node_modules/@lockstep/backend-workers/dist/browser.js");
});
