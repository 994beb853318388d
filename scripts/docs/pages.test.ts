/** The README and the pages of `docs/` and `packages/` show code that type-checks, runs, and prints what they say. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, workspaces } from "../workspaces.mjs";
import { typeErrors } from "./check-program.js";
import { programs } from "./code-blocks.js";
import { expectShown } from "./expect-shown.js";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
  ...workspaces()
    .filter(({ folder }) => folder !== ".")
    .map(({ folder }) => `${folder}/README.md`),
  "packages/core/src/math/README.md",
  "bench/README.md",
].filter((path) => existsSync(join(root, path)));
const read = (page: string): string => readFileSync(join(root, page), "utf8");
const ofPage = pages.map((page) => ({ page, found: programs(read(page)) }));

describe.each(ofPage.filter(({ found }) => found.length > 0))("$page", ({ found }) => {
  test.each(found)("the program at line $line does what the page says", expectShown);
});

test("all programs type-check", { timeout: 120_000 }, () => {
  const all = ofPage.flatMap(({ page, found }) =>
    found
      // What a later block goes on with is checked there.
      .filter(({ before, text }, index) => found[index + 1]?.before !== `${before}${text}\n`)
      .map(({ line, before, text }): [string, string] => [`${page}:${line}`, `${before}\n${text}`]),
  );
  expect(typeErrors(new Map(all))).toEqual({});
});

test.each(pages)("the links of %s within the repository lead somewhere", (page) => {
  const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) => match[1]!);
  expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
});
