/** The backend that `docs/backend-authors.md` builds passes the suite, by the command that the page shows. */
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "../workspaces.mjs";
import { programs } from "./code-blocks.js";

/** The page's program up to the block that exports `create`, as a module. */
function backendModule(): string {
  const page = readFileSync(join(root, "docs", "backend-authors.md"), "utf8");
  const { before, text } = programs(page).find((program) => program.text.includes("export const create"))!;
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts.transpileModule(`${before}${text}`, { compilerOptions }).outputText;
}

test("the backend of the page conforms", { timeout: 600_000 }, async () => {
  const path = join(root, "reports", "plain-backend.mjs");
  mkdirSync(join(root, "reports"), { recursive: true });
  writeFileSync(path, backendModule());
  const command = join(root, "packages", "conformance", "dist", "cli.js");
  const options = { maxBuffer: 2 ** 28 };
  // A suite that fails ends with exit code 1, and its report says why.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [command, path, "--report", "json"],
    options,
  ).catch((failure: { stdout: string; stderr: string }) =>
    failure.stdout ? failure : Promise.reject(failure),
  );
  const { passed, results } = JSON.parse(stdout) as {
    passed: number;
    results: { id: string; status: string; message?: string }[];
  };
  expect(results.filter(({ status }) => status === "failed")).toEqual([]);
  expect(passed).toBeGreaterThan(3000);
});
