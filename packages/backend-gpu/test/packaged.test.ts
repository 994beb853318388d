/**
 * The package as people get it: packed, installed from the archives, and bundled. Nothing comes over the network, nor out of
 * what npm remembers of it; what the package depends on is packed from this repository's own node_modules.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type BuildOptions, build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pack } from "../../../config/pack.js";

const run = promisify(execFile);
const packages = new URL("../..", import.meta.url).pathname;
const modules = join(packages, "../node_modules");

/** Its first argument is the options of `gpu`. */
const program = `
  import { gpu } from "@lockstep/backend-gpu";
  import { sum, zip } from "@lockstep/core";
  const hypot = zip((x, y) => Math.sqrt(x * x + y * y));
  gpu(JSON.parse(process.argv[2] ?? "{}"))
    .then((device) => sum(hypot(device.full([100_000], 3), 4)).array())
    .then((total) => console.log(total), (error) => console.log(String(error)));
`;

let folder: string;
let installed: string;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "lockstep-packed-")));
  installed = join(folder, "installed");
  const old = join(folder, "old-webgpu");
  await Promise.all([installed, old].map((path) => mkdir(path)));
  // GPU.js depends on an old `webgpu`, which nothing of it or of ours loads.
  await writeFile(join(old, "package.json"), '{ "name": "webgpu", "version": "0.2.9", "main": "index.js" }');
  await writeFile(join(old, "index.js"), 'throw new Error("the old webgpu was loaded");');
  const sources = [
    ...["core", "backend-gpu"].map((name) => join(packages, name)),
    ...["acorn", "gpu.js", "gpu-mock.js"].map((name) => join(modules, name)),
    old,
  ];
  const archives = await pack(sources, folder);
  const overrides = { "gpu.js": { acorn: "$acorn", webgpu: `file:${archives.pop()}` } };
  await writeFile(
    join(installed, "package.json"),
    JSON.stringify({ private: true, type: "module", overrides }),
  );
  const quietly = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=optional"];
  // Lifted to the top, the old `webgpu` would contend with the peer of ours, and npm asks the registry about contenders.
  const apart = ["--install-strategy=nested", `--cache=${join(folder, "cache")}`];
  await run("npm", ["install", ...quietly, ...apart, ...archives], { cwd: installed });
  await writeFile(join(installed, "program.js"), program);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const withPeer = (): Promise<void> =>
  symlink(join(modules, "webgpu"), join(installed, "node_modules/webgpu"), "dir");
const withoutPeer = (): Promise<void> => rm(join(installed, "node_modules/webgpu"));

/** What a program prints; it must end by itself. */
async function printed(file: string, options: object, env: Record<string, string> = {}): Promise<string> {
  const { stdout } = await run(process.execPath, [file, JSON.stringify(options)], {
    timeout: 30_000,
    cwd: installed,
    env: { ...process.env, ...env },
  });
  return stdout.trim();
}

const bundle = (options: BuildOptions) =>
  build({
    absWorkingDir: installed,
    entryPoints: ["program.js"],
    bundle: true,
    format: "esm",
    logLevel: "silent",
    metafile: true,
    ...options,
  });

test("without the package webgpu it says that this is what it lacks", async () => {
  expect(await printed("program.js", { allow: ["software"] })).toBe(
    `LockstepError: BACKEND_UNAVAILABLE: No graphics card to compute on. webgpu: it comes with the package "webgpu", which is not installed; webasm: WebAssembly, by GPU.js computes on the processor; cpu: JavaScript, by GPU.js computes on the processor
  Use workers() or cpu(), which are faster on a processor, or gpu({ allow: ["webasm", "cpu"] })`,
  );
});

describe("with the package webgpu", () => {
  beforeAll(withPeer);
  afterAll(withoutPeer);

  test("it computes on the driver that was allowed, and the process ends by itself", async () => {
    expect(await printed("program.js", { allow: ["software"] })).toBe("500000");
  });

  test("what nobody allowed is refused by its name", async () => {
    expect(await printed("program.js", {})).toMatch(
      /^LockstepError: BACKEND_UNAVAILABLE: .* webgpu: .*swiftshader.* computes on the processor.*\n.*allow: \["software", "webasm", "cpu"\]/i,
    );
  });

  test("where no driver is found it says what was tried", async () => {
    const none = { VK_ICD_FILENAMES: join(folder, "none.json"), VK_DRIVER_FILES: join(folder, "none.json") };
    expect(await printed("program.js", { allow: ["software"] }, none)).toMatch(
      /^LockstepError: BACKEND_UNAVAILABLE: No graphics card to compute on\. webgpu: no adapter is available/,
    );
  });

  test("bundled for Node, GPU.js and webgpu apart, it computes", async () => {
    const outfile = join(installed, "bundled.mjs");
    await bundle({ outfile, platform: "node", external: ["gpu.js", "webgpu"] });
    expect(await printed(outfile, { allow: ["software"] })).toBe("500000");
  });
});

test("bundled for a page it has GPU.js in a file of its own, and nothing of Node's", async () => {
  const { metafile } = await bundle({
    outdir: join(installed, "page"),
    platform: "browser",
    splitting: true,
    minify: true,
  });
  const outputs = Object.values(metafile!.outputs);
  const used = outputs.flatMap(({ inputs }) => Object.keys(inputs));
  expect(used).toContain("node_modules/@lockstep/backend-gpu/dist/browser.js");
  expect(used.filter((path) => path.endsWith("backend-gpu/dist/index.js"))).toEqual([]);
  expect(used.filter((path) => !path.includes("@lockstep"))).toEqual([
    "program.js",
    "node_modules/gpu.js/dist/gpu-browser.js",
  ]);
  const [entry] = outputs.filter(({ entryPoint }) => entryPoint === "program.js");
  expect(Object.keys(entry!.inputs).some((path) => path.includes("gpu.js"))).toBe(false);
  const imported = outputs.flatMap(({ imports }) => imports.filter(({ external }) => external));
  expect(imported).toEqual([]);
});
