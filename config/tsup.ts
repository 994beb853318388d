/**
 * How every package is built: ES modules, declarations and source maps, and nothing else. What is used once or is known
 * while building goes where it is used, because the bundlers of pages do not look for that; names and lines stay.
 *
 * A package's own `tsup.config.ts` names its entry points and no more, so that all packages stay alike.
 */
import { minify } from "terser";
import { defineConfig, type Options } from "tsup";
import { mangled } from "./internal-names.js";
import { sourceCondition } from "./source-condition.js";

export interface LibraryOptions {
  /** Entry points without declarations: command-line programs and worker scripts. */
  readonly programs?: string[];
  /** Entry points with all that they import: programs of threads, which nobody else loads anything for; declared too. */
  readonly bundled?: string[];
  /** Whether functions keep the text that they were written with, because a suite asks what is said of that. */
  readonly asWritten?: boolean;
  /** Plugins for what a package makes while it is built. */
  readonly plugins?: NonNullable<Options["esbuildPlugins"]>;
}

/** Nothing here may be joined: bundlers leave out statements, and need to see which ones are pure. */
const tightened: NonNullable<Options["plugins"]>[number] = {
  name: "tightened",
  async renderChunk(code, { path, map }) {
    if (!path.endsWith(".js")) return undefined;
    const compress = {
      passes: 6,
      pure_getters: true,
      hoist_funs: true,
      join_vars: false,
      reduce_funcs: false,
      sequences: false,
    };
    const result = await minify(
      { [path]: code },
      {
        module: true,
        ecma: 2020,
        compress,
        mangle: false,
        format: { beautify: true, comments: false, preserve_annotations: true },
        sourceMap: { asObject: true, ...(map ? { content: map as never } : {}) },
      },
    );
    return { code: result.code!, map: result.map as never };
  },
};

export function library(
  entry: string[],
  { programs = [], bundled = [], asWritten = false, plugins = [] }: LibraryOptions = {},
) {
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
    // What is as written is no part of a page either, and calls others by the same names: vitest has a `skip` too.
    esbuildOptions: (options) => void (asWritten || Object.assign(options, mangled)),
    plugins: asWritten ? [] : [tightened],
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
