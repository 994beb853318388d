/**
 * What is published has shorter names than what was written, and its constants in place, so the suite is asked of that
 * too: `npm run build` comes first.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const built = (path: string): string => new URL(`../../${path}`, import.meta.url).href;

it.each([
  { mode: "wasm", query: "*" },
  { mode: "js", query: "matmul/*,reduce/*,map/*,zip/*" },
])(
  "the built backend conforms in mode $mode",
  async ({ mode, query }) => {
    const backend = join(mkdtempSync(join(tmpdir(), "lockstep-published-")), "backend.mjs");
    writeFileSync(
      backend,
      `import { cpu } from ${JSON.stringify(built("backend-cpu/dist/index.js"))};
     export const create = () => cpu({ mode: ${JSON.stringify(mode)} });`,
    );
    const suite = fileURLToPath(built("conformance/dist/cli.js"));
    const { stdout } = await promisify(execFile)(process.execPath, [suite, backend, "--query", query]);
    expect(stdout).toMatch(/conforms\n$/);
  },
  300_000,
);
