/** What a page pays for Lockstep, as it is published: `npm run build` comes first. */
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

/** A page that maps one function of its own over a tensor. */
const pageOf = (entry: string): string => `
  import { cpu } from "${entry}";
  import { map } from "@lockstep/core";
  const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));
  console.log(sigmoid(cpu().tensor([1, 2, 3])));
`;

async function bundle(page: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]!.contents;
}

describe.each([
  // The aim is 60,000: lower this with every step towards it.
  { entry: "@lockstep/backend-cpu/map", most: 64_300 },
  { entry: "@lockstep/backend-cpu", most: 104_000 },
])("a page that uses map on the cpu of $entry", ({ entry, most }) => {
  it(`grows by no more than ${most} bytes, minified and gzipped`, async () => {
    const script = await bundle(pageOf(entry));
    expect(gzipSync(script, { level: 9 }).length).toBeLessThan(most);
  }, 60_000);
});
