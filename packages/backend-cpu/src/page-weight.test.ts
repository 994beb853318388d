/** What a page pays for Lockstep, as it is published: `npm run build` comes first. */
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build as esbuild } from "esbuild";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { internalNames } from "../../../config/internal-names.js";
import { pageByVite } from "../../../config/page-by-vite.js";

/** A page that maps one function of its own over a tensor. */
const pageOf = (entry: string): string => `
  import { cpu } from "${entry}";
  import { map } from "@lockstep/core";
  const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));
  console.log(sigmoid(cpu().tensor([1, 2, 3])));
`;

async function byEsbuild(page: string): Promise<string> {
  const { outputFiles } = await esbuild({
    stdin: { contents: page, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]!.text;
}

const byVite = (page: string): Promise<string> => pageByVite(page, import.meta.dirname);

const whole = "@lockstep/backend-cpu";
const small = "@lockstep/backend-cpu/map";

/** Bytes, minified and gzipped. A page as Vite builds it pays 60,000 for maps; lower the others with every step. */
describe.each([
  { entry: small, bundler: "esbuild", bundle: byEsbuild, most: 61_200 },
  { entry: small, bundler: "Vite", bundle: byVite, most: 60_000 },
  { entry: whole, bundler: "esbuild", bundle: byEsbuild, most: 103_200 },
])("a page that uses map on the cpu of $entry, by $bundler", ({ entry, bundle, most }) => {
  it(`grows by no more than ${most} bytes`, async () => {
    const script = await bundle(pageOf(entry));
    expect(gzipSync(script, { level: 9 }).length).toBeLessThan(most);
  }, 60_000);
});

/** Every file of a kind in the folders of the packages whose names the build makes short. */
function filesOf(folder: string, isWanted: (name: string) => boolean): string[] {
  return ["core", "codegen", "backend-cpu"].flatMap((name) => {
    const path = `${import.meta.dirname}/../../${name}/${folder}`;
    const found = readdirSync(path, { recursive: true, encoding: "utf8" }).filter(isWanted);
    return found.map((file) => readFileSync(`${path}/${file}`, "utf8"));
  });
}

describe("names that the build makes short", () => {
  const names = new Set(internalNames);

  it("are in no declaration", () => {
    const seen: string[] = [];
    const visit = (node: ts.Node): void => {
      const { name } = node as ts.NamedDeclaration;
      const isProperty = ts.isPropertySignature(node) || ts.isPropertyDeclaration(node);
      const isMethod = ts.isMethodSignature(node) || ts.isMethodDeclaration(node);
      if ((isProperty || isMethod) && name && names.has(name.getText())) seen.push(name.getText());
      ts.forEachChild(node, visit);
    };
    for (const text of filesOf("dist", (file) => file.endsWith(".d.ts"))) {
      visit(ts.createSourceFile("a.d.ts", text, ts.ScriptTarget.Latest, true));
    }
    expect(seen).toEqual([]);
  });

  it("are not looked up by a string", () => {
    const lookedUp = filesOf("src", (file) => file.endsWith(".ts") && !file.endsWith(".test.ts")).flatMap(
      (text) =>
        [...text.matchAll(/\[\s*["'`](\w+)["'`]\s*\]|["'`](\w+)["'`] in /g)].map(([, a, b]) => a ?? b!),
    );
    expect(lookedUp.filter((name) => names.has(name))).toEqual([]);
  });
});
