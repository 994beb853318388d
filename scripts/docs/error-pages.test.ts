/** Every error code has its page, is raised somewhere, and its page shows what really happens. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCodes } from "@lockstep/core";
import { describe, expect, test } from "vitest";
import { root, workspaces } from "../workspaces.mjs";
import { programs, throws } from "./code-blocks.js";
import { expectShown } from "./expect-shown.js";

const folder = join(root, "docs", "errors");
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const codes = Object.entries(errorCodes);
const pages = readdirSync(folder).filter((name) => name !== "README.md");

test("each code has its page, and each page its code", () => {
  expect(pages.map((name) => name.replace(".md", "")).sort()).toEqual(codes.map(([code]) => code).sort());
});

test("the index lists each code with its meaning, in the order of the code", () => {
  const rows = read("README.md").match(/^\| \[`.*$/gm);
  expect(rows).toEqual(codes.map(([code, meaning]) => `| [\`${code}\`](${code}.md) | ${meaning} |`));
});

/** The sources of the published packages, without tests and without the list of codes itself. */
function sources(): string {
  const texts: string[] = [];
  for (const { folder: workspace } of workspaces().filter(({ folder }) => folder.startsWith("packages/"))) {
    for (const name of readdirSync(join(root, workspace, "src"), { recursive: true, encoding: "utf8" })) {
      if (!name.endsWith(".ts") || name.endsWith(".test.ts") || name.endsWith("codes.ts")) continue;
      texts.push(readFileSync(join(root, workspace, "src", name), "utf8"));
    }
  }
  return texts.join("\n");
}

test("each code is raised somewhere", () => {
  const text = sources();
  expect(codes.map(([code]) => code).filter((code) => !text.includes(`"${code}"`))).toEqual([]);
});

describe.each(pages)("%s", (name) => {
  const page = read(name);
  const code = name.replace(".md", "") as keyof typeof errorCodes;

  test("begins with the code and its meaning", () => {
    expect(page.split("\n").slice(0, 4).join("\n")).toBe(`# ${code}\n\n${errorCodes[code]}.\n`);
  });

  test("shows how it is raised", () => {
    const raised = programs(page).filter(({ shown }) => throws(shown) && shown!.startsWith(`${code}: `));
    expect(raised.length).toBeGreaterThan(0);
  });

  test.each(programs(page))("the program at line $line does what the page says", expectShown);
});
