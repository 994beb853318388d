/** What a page pays for this package, as it is published, beyond GPU.js and core: `npm run build` comes first. */
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

async function bundled(external: string[]) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export { gpu } from "@lockstep/backend-gpu";`, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    metafile: true,
    external,
  });
  return { script: outputFiles[0]!.text, inputs: Object.keys(metafile.inputs) };
}

/** Bytes, minified and gzipped; lower it with every step. */
const most = 35_000;

test(`a page's own part of the package is no more than ${most} bytes`, async () => {
  const { script } = await bundled(["@lockstep/core", "gpu.js"]);
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(most);
});

test("a page's bundle has nothing of Node's, and GPU.js as it is made for pages", async () => {
  const { inputs } = await bundled([]);
  const foreign = inputs.filter((path) => !/(^|core\/|backend-gpu\/)dist\//.test(path) && path !== "<stdin>");
  expect(foreign.map((path) => path.split("node_modules/").at(-1))).toEqual(["gpu.js/dist/gpu-browser.js"]);
  expect(inputs.filter((path) => path.endsWith("backend-gpu/dist/index.js"))).toEqual([]);
});
