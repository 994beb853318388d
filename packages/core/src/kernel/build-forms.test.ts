/** The same functions as they are written, minified and down-levelled: each must mean what it meant. */
import { readFile } from "node:fs/promises";
import { transform } from "esbuild";
import { minify } from "terser";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { compileMap, evaluator, parseFunction } from "./index.js";
import { numbers, type Sample, samples } from "./testing/persons-functions.js";

const scopeOf = (sample: Sample) => (sample.scope ? [sample.scope] : []);

function holds(sample: Sample, original: Sample): void {
  const parsed = parseFunction(sample.fn as never, { operation: "zip", scope: sample.scope });
  const kernel = evaluator(compileMap(parsed, ["float64", "float64"]));
  const pairs = numbers.flatMap((x) => numbers.map((y) => [x, y] as const));
  const wrong = pairs
    .map(([x, y]) => ({ x, y, given: kernel(x, y), wanted: Number(original.fn(x, y, ...scopeOf(original))) }))
    .filter(({ given, wanted }) => !Object.is(given, wanted));
  expect(wrong).toEqual([]);
}

const evaluate = (code: string): Record<string, Sample> => new Function(`${code}; return module.samples;`)();

const forms = {
  "as written": async () => samples,
  "esbuild, whitespace kept": (text: string) => throughEsbuild(text, { target: "es2022" }),
  "esbuild --minify": (text: string) => throughEsbuild(text, { minify: true, target: "es2022" }),
  "esbuild --minify, for ES2017": (text: string) => throughEsbuild(text, { minify: true, target: "es2017" }),
  "TypeScript, to ES2022": (text: string) => throughTypeScript(text, ts.ScriptTarget.ES2022),
  "TypeScript, to ES2015": (text: string) => throughTypeScript(text, ts.ScriptTarget.ES2015),
  // Targets without destructuring turn the scope parameter into an object that is read property by property.
  "TypeScript, to ES5": (text: string) => throughTypeScript(text, ts.ScriptTarget.ES5),
  terser: (text: string) => throughTerser(text, {}),
  "terser, hardest": (text: string) =>
    throughTerser(text, {
      compress: { passes: 3, unsafe: true, unsafe_math: false, booleans_as_integers: false },
    }),
};

async function throughEsbuild(text: string, options: object): Promise<Record<string, Sample>> {
  const { code } = await transform(text, { loader: "ts", format: "iife", globalName: "module", ...options });
  return evaluate(code);
}

async function throughTypeScript(text: string, target: ts.ScriptTarget): Promise<Record<string, Sample>> {
  const options = { target, module: ts.ModuleKind.CommonJS };
  const { outputText } = ts.transpileModule(text, { compilerOptions: options });
  return evaluate(`const module = {}; (function (exports) { ${outputText} })(module)`);
}

async function throughTerser(text: string, options: object): Promise<Record<string, Sample>> {
  const { code } = await transform(text, {
    loader: "ts",
    format: "iife",
    globalName: "module",
    target: "es2022",
  });
  const minified = await minify(code, { toplevel: false, mangle: { reserved: ["module"] }, ...options });
  return evaluate(minified.code!);
}

describe.each(Object.entries(forms))("%s", (_name, form) => {
  let built: Record<string, Sample>;
  beforeAll(async () => {
    built = await form(await readFile(new URL("./testing/persons-functions.ts", import.meta.url), "utf8"));
  });
  it.each(Object.keys(samples))("%s", (name) => {
    holds(built[name]!, samples[name]!);
  });
});
