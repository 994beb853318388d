/**
 * How every package is built: ES modules, declarations and source maps, and nothing else.
 *
 * A package's own `tsup.config.ts` names its entry points and no more, so that all packages stay alike.
 */
import { defineConfig, type Options } from "tsup";
import { sourceCondition } from "./source-condition.js";

export interface LibraryOptions {
  /** Entry points without declarations: command-line programs and worker scripts. */
  readonly programs?: string[];
  /** Entry points with all that they import: programs of threads, which nobody else loads anything for; declared too. */
  readonly bundled?: string[];
  /** Plugins for what a package makes while it is built. */
  readonly plugins?: NonNullable<Options["esbuildPlugins"]>;
}

export function library(entry: string[], { programs = [], bundled = [], plugins = [] }: LibraryOptions = {}) {
  const common: Options = {
    format: ["esm"],
    target: "es2022",
    platform: "neutral",
    removeNodeProtocol: false,
    external: [/^node:/],
    sourcemap: true,
    silent: true,
    esbuildPlugins: plugins,
  };
  const apart: Options = {
    ...common,
    entry: [...entry, ...programs],
    clean: true,
    dts: {
      entry: [...entry, ...bundled],
      compilerOptions: {
        // tsup 8 hands TypeScript an option that TypeScript 6 calls deprecated.
        ignoreDeprecations: "6.0",
        // Declarations refer to the neighbours' published types, never to their sources.
        customConditions: [],
      },
    },
  };
  const whole: Options = {
    ...common,
    entry: bundled,
    noExternal: [/./],
    splitting: false,
    minify: true,
    // From the neighbours' sources, of which only what is used is taken.
    esbuildOptions: (options) => {
      options.conditions = [sourceCondition];
    },
  };
  return defineConfig(bundled.length === 0 ? apart : [apart, whole]);
}
