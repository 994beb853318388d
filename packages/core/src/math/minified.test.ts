/** The library as a bundler publishes it: its functions are compiled from their source, which minifiers rewrite. */
import { build } from "esbuild";
import { expect, it } from "vitest";
import { compileMap, evaluator, libraryFunctions, parseFunction } from "../kernel/index.js";
import { expandLibrary } from "./index.js";

const entry = `
  export { compileMap, evaluator, parseFunction } from "./kernel/index.js";
  export { expandLibrary } from "./math/index.js";
`;

const arguments_ = [
  -1e30,
  -90,
  -2.5,
  -0.3,
  -0,
  0,
  1e-40,
  0.3,
  0.9,
  1,
  1.7,
  6,
  90,
  7e5,
  1e30,
  Number.NaN,
  Infinity,
];

it("means the same once it is bundled and minified", async () => {
  const resolveDir = new URL("..", import.meta.url).pathname;
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  const url = `data:text/javascript;base64,${Buffer.from(outputFiles[0]!.contents).toString("base64")}`;
  const minified = await import(/* @vite-ignore */ url);

  for (const [name, arity] of Object.entries(libraryFunctions)) {
    const fn = new Function("x", "y", `return Math.${name}(${arity === 2 ? "x, y" : "x + 0 * y"})`) as never;
    for (const type of ["float32", "float64"] as const) {
      const types = [type, type] as const;
      const wanted = evaluator(expandLibrary(compileMap(parseFunction(fn, { operation: "zip" }), types)));
      const {
        compileMap: compile,
        evaluator: evaluate,
        expandLibrary: expand,
        parseFunction: parse,
      } = minified;
      const given = evaluate(expand(compile(parse(fn, { operation: "zip" }), types)));
      const different = arguments_.filter((x) => !Object.is(given(x, 1.5), wanted(x, 1.5)));
      expect({ name, type, different }).toEqual({ name, type, different: [] });
    }
  }
});
