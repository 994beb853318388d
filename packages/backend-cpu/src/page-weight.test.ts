/** What a page pays for Lockstep, as it is published: `npm run build` comes first. */
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, it } from "vitest";

/** A page that maps one function of its own over a tensor. */
const page = `
  import { cpu } from "@lockstep/backend-cpu";
  import { map } from "@lockstep/core";
  const sigmoid = map((x) => 1 / (1 + Math.exp(-x)));
  console.log(sigmoid(cpu().tensor([1, 2, 3])));
`;

async function bundle(): Promise<Uint8Array> {
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

/** Bytes, minified and gzipped. The aim is 60,000: lower this with every step towards it. */
const most = 112_000;

it(`adds no more than ${most} bytes to a page that uses map on the cpu`, async () => {
  const script = await bundle();
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(most);
}, 60_000);
