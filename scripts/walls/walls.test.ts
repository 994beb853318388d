/** Reads every source file of the house and holds it against the walls. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, workspaces } from "../workspaces.mjs";
import type { SourceFile } from "./source-file.js";
import { manifestViolations, violationsOf } from "./violations.js";

const rooms = workspaces().filter(({ folder }) => folder !== ".");

function filesOf(workspace: string): SourceFile[] {
  return ["src", "test"]
    .filter((folder) => existsSync(join(root, workspace, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, workspace, folder), { recursive: true, encoding: "utf8" })
        .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
        .filter((path) => /\.tsx?$/.test(path)),
    )
    .map((path) => ({ workspace, path, text: readFileSync(join(root, workspace, path), "utf8") }));
}

test.each(rooms)("$folder keeps to its walls", ({ folder }) => {
  const files = filesOf(folder);
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((file) => violationsOf(file, rooms))).toEqual([]);
});

test.each(rooms)("$folder/package.json asks for nothing beyond its walls", (room) => {
  expect(manifestViolations(room)).toEqual([]);
});
