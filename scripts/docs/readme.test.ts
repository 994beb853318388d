/** What the README counts and lists is what there is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCodes, operationFamilies, operationTable } from "@lockstep/core";
import { expect, test } from "vitest";
import { root, workspaces } from "../workspaces.mjs";

const readme = readFileSync(join(root, "README.md"), "utf8");
const names = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);

test("the table of operations lists them all, by family", () => {
  const families = Object.entries(operationFamilies);
  const listed = families.map(
    ([family]) => new RegExp(`^\\| ${family} \\| (.*) \\|$`, "m").exec(readme)?.[1],
  );
  expect(listed.map((cell) => names(cell ?? ""))).toEqual(families.map(([, rows]) => Object.keys(rows)));
});

test("the pages that count the operations count them right", () => {
  const pages = [readme, readFileSync(join(root, "packages/core/README.md"), "utf8")];
  const count = Object.keys(operationTable).length;
  expect(pages.map((page) => /(\d+) standard operations/.exec(page)?.[1])).toEqual(
    pages.map(() => `${count}`),
  );
});

test("the table of errors covers every code, and no other", () => {
  const section = readme.slice(
    readme.indexOf("## Errors by code"),
    readme.indexOf("## Compared with others"),
  );
  const patterns = [...section.matchAll(/^\| (`[A-Z].*?) \|/gm)].flatMap((match) => names(match[1]!));
  const covers = (pattern: string, code: string): boolean =>
    pattern.endsWith("*") ? code.startsWith(pattern.slice(0, -1)) : code === pattern;
  const codes = Object.keys(errorCodes);
  expect(codes.filter((code) => !patterns.some((pattern) => covers(pattern, code)))).toEqual([]);
  expect(patterns.filter((pattern) => !codes.some((code) => covers(pattern, code)))).toEqual([]);
});

test("its measurements are those of the benchmarks' page", () => {
  const bench = readFileSync(join(root, "bench", "README.md"), "utf8");
  const cells = (page: string, row: string): string[] =>
    (page.split("\n").find((line) => line.startsWith(`| ${row} |`)) ?? "")
      .split("|")
      .slice(2, -1)
      .map((cell) => cell.replaceAll("**", "").trim());
  const section = readme.slice(readme.indexOf("### Measured"), readme.indexOf("## More"));
  const rows = [...section.matchAll(/^\| (\w.*?) \|/gm)].map((match) => match[1]!);
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const [byHand, , ...others] = cells(bench, row);
    expect([row, ...cells(section, row)]).toEqual([row, byHand, ...others]);
  }
});

test("every command it shows is there", () => {
  const scripts = Object.keys(workspaces()[0]!.manifest.scripts ?? {});
  const shown = [...readme.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1]!);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((name) => !scripts.includes(name))).toEqual([]);
});
