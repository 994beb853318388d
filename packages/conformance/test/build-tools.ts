/** The originals of the build forms, taken through the tools of today. */
import { readFile } from "node:fs/promises";
import { transform } from "esbuild";
import { minify } from "terser";
import ts from "typescript";
import type { Original, originals } from "../src/families/build-forms/originals.js";

type Originals = typeof originals;

const file = new URL("../src/families/build-forms/originals.ts", import.meta.url);

/** A module's text as an object of what it exports. */
function evaluate(code: string): Originals {
  const module = new Function(
    `const exports = {}; ${code}; return typeof built === "undefined" ? exports : built;`,
  )();
  return (module as { originals: Originals }).originals;
}

async function throughEsbuild(text: string, options: object): Promise<string> {
  const { code } = await transform(text, { loader: "ts", format: "iife", globalName: "built", ...options });
  return code;
}

async function throughTerser(text: string, options: object): Promise<string> {
  const plain = await throughEsbuild(text, { target: "es2022" });
  const { code } = await minify(plain, { mangle: { reserved: ["built"] }, ...options });
  return code!;
}

function throughTypeScript(text: string, target: ts.ScriptTarget): string {
  return ts.transpileModule(text, { compilerOptions: { target, module: ts.ModuleKind.CommonJS } }).outputText;
}

/** Tool → the built module's text. */
const tools: Readonly<Record<string, (text: string) => string | Promise<string>>> = {
  "esbuild-minify": (text) => throughEsbuild(text, { minify: true, target: "es2022" }),
  "esbuild-minify-es2017": (text) => throughEsbuild(text, { minify: true, target: "es2017" }),
  "esbuild-keep-names": (text) => throughEsbuild(text, { minify: true, keepNames: true, target: "es2022" }),
  terser: (text) => throughTerser(text, {}),
  "terser-hardest": (text) => throughTerser(text, { compress: { passes: 3, unsafe: true }, module: false }),
  "typescript-es2022": (text) => throughTypeScript(text, ts.ScriptTarget.ES2022),
  "typescript-es2015": (text) => throughTypeScript(text, ts.ScriptTarget.ES2015),
  "typescript-es5": (text) => throughTypeScript(text, ts.ScriptTarget.ES5),
};

/** Tool → original → the function's own text after the tool. */
export async function builtForms(): Promise<Record<string, Record<string, string>>> {
  const text = await readFile(file, "utf8");
  const forms: Record<string, Record<string, string>> = {};
  for (const [tool, build] of Object.entries(tools)) {
    const built = evaluate(await build(text));
    const texts = Object.entries<Original>(built).map(([name, { fn }]) => [name, fn.toString()]);
    forms[tool] = Object.fromEntries(texts) as Record<string, string>;
  }
  return forms;
}
