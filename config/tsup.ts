/**
 * How every package is built: ES modules, declarations and source maps, and nothing else.
 *
 * A package's own `tsup.config.ts` names its entry points and no more, so that all packages stay alike.
 */
import { defineConfig, type Options } from "tsup";

export interface LibraryOptions {
  /** Entry points without declarations: command-line programs and worker scripts. */
  readonly programs?: string[];
  /** Plugins for what a package makes while it is built. */
  readonly plugins?: NonNullable<Options["esbuildPlugins"]>;
}

export function library(entry: string[], { programs = [], plugins = [] }: LibraryOptions = {}) {
  return defineConfig({
    entry: [...entry, ...programs],
    format: ["esm"],
    target: "es2022",
    platform: "neutral",
    removeNodeProtocol: false,
    external: [/^node:/],
    sourcemap: true,
    clean: true,
    silent: true,
    esbuildPlugins: plugins,
    dts: {
      entry,
      compilerOptions: {
        // tsup 8 hands TypeScript an option that TypeScript 6 calls deprecated.
        ignoreDeprecations: "6.0",
        // Declarations refer to the neighbours' published types, never to their sources.
        customConditions: [],
      },
    },
  });
}
