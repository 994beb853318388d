/**
 * Puts the compiled mathematical functions in the place of their source, in whatever esbuild bundles: a page then
 * neither carries their source nor compiles it.
 */
import { dirname, join } from "node:path";
import { build, type Plugin } from "esbuild";

export const precompiledLibrary: Plugin = {
  name: "precompiled-library",
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]math[\\/]library-text\.ts$/ }, async ({ path }) => ({
      contents: await precompile(join(dirname(path), "precompile.ts")),
      loader: "js",
    }));
  },
};

async function precompile(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    keepNames: true,
    logLevel: "silent",
    write: false,
  });
  const text = Buffer.from(outputFiles[0]!.contents).toString("base64");
  const module: { precompile(): string } = await import(`data:text/javascript;base64,${text}`);
  return module.precompile();
}
