/** Puts the program of a page's thread, with all that it imports, in the place of `page-program.ts`, as text. */
import { dirname, join } from "node:path";
import { build, type Plugin } from "esbuild";
import { sourceCondition } from "../../config/source-condition.js";

export const embeddedProgram: Plugin = {
  name: "embedded-program",
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]threads[\\/]page-program\.ts$/ }, async ({ path }) => ({
      contents: `export const pageProgram = ${JSON.stringify(await programOf(dirname(path)))};`,
      loader: "js",
    }));
  },
};

async function programOf(folder: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, "..", "page-thread.ts")],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    // From the neighbours' sources, of which only what is used is taken.
    conditions: [sourceCondition],
    logLevel: "silent",
    write: false,
  });
  return outputFiles[0]!.text;
}
