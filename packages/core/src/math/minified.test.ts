/** The library as it is published and bundled: compiled while core is built, then minified. */
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { precompiledLibrary } from "../../precompiled-library.js";
import { compileMap, evaluator, type Kernel, libraryFunctions, parseFunction } from "../kernel/index.js";
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

interface Published {
  readonly compileMap: typeof compileMap;
  readonly evaluator: typeof evaluator;
  readonly expandLibrary: typeof expandLibrary;
  readonly parseFunction: typeof parseFunction;
}

let text: string;
let published: Published;

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: new URL("..", import.meta.url).pathname, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    plugins: [precompiledLibrary],
    write: false,
  });
  text = outputFiles[0]!.text;
  const url = `data:text/javascript;base64,${Buffer.from(text).toString("base64")}`;
  published = await import(/* @vite-ignore */ url);
});

/** The kernel of a function of `Math`, from source and as published. */
function kernels(name: string, type: "float32" | "float64"): [source: Kernel, published: Kernel] {
  const arity: number = libraryFunctions[name as keyof typeof libraryFunctions];
  const fn = new Function("x", "y", `return Math.${name}(${arity === 2 ? "x, y" : "x + 0 * y"})`);
  const types = [type, type] as const;
  const options = { operation: "zip" };
  return [
    expandLibrary(compileMap(parseFunction(fn as never, options), types)),
    published.expandLibrary(published.compileMap(published.parseFunction(fn as never, options), types)),
  ];
}

describe.each(Object.keys(libraryFunctions))("Math.%s, as published", (name) => {
  it.each(["float32", "float64"] as const)("is the tree that its source is, in %s", (type) => {
    const [source, given] = kernels(name, type);
    expect(given).toEqual(source);
  });
  it.each(["float32", "float64"] as const)("gives the same bits, in %s", (type) => {
    const [source, given] = kernels(name, type);
    const [wanted, computed] = [evaluator(source), published.evaluator(given)];
    const different = arguments_.filter((x) => !Object.is(computed(x, 1.5), wanted(x, 1.5)));
    expect(different).toEqual([]);
  });
});

describe("what is published", () => {
  it("folds library functions of constants", () => {
    const options = { operation: "map" };
    const fn = (x: number) => x * Math.exp(0.5) + Math.sin(1e9);
    const given = published.expandLibrary(
      published.compileMap(published.parseFunction(fn, options), ["float64"]),
    );
    expect(given).toEqual(expandLibrary(compileMap(parseFunction(fn, options), ["float64"])));
    expect(given.functions).toEqual([]);
  });
  it("does not carry the library's source", () => {
    expect(text).not.toContain("expTail32");
  });
});
