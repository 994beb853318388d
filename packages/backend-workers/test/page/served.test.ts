/**
 * Pages as people make them: by Vite in development, with and without its bundling of dependencies, and built. Nothing
 * is configured but the headers; and a page that lacks what threads need is told what that is.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright";
import { build, createServer, type PreviewServer, preview, type ViteDevServer } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumPath } from "../../../../config/chromium.mjs";
import { isolated } from "../../../../config/isolated.js";

const root = new URL("fixture", import.meta.url).pathname;
let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "lockstep-pages-"));
  browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the page answers; the headers are given to everything that is served. */
async function answerOf(
  server: ViteDevServer | PreviewServer,
  headers: Readonly<Record<string, string>> = isolated,
): Promise<string> {
  const page = await browser.newPage();
  await page.route("**/*", async (route) => {
    const response = await route.fetch();
    const type = response.headers()["content-type"];
    await route.fulfill({ response, headers: { ...headers, ...(type && { "content-type": type }) } });
  });
  await page.goto(server.resolvedUrls?.local[0] ?? "");
  await page.waitForFunction(() => document.getElementById("answer")?.textContent !== "");
  const answer = await page.textContent("#answer");
  await page.close();
  return answer ?? "";
}

test.each([
  { name: "as it is", include: [] },
  { name: "bundled with all dependencies", include: ["@lockstep/backend-workers", "@lockstep/core"] },
])("a page in development, the package $name", async ({ name, include }) => {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: "error",
    cacheDir: join(folder, name),
    optimizeDeps: { include },
    server: { port: 0 },
  });
  try {
    await server.listen();
    expect(await answerOf(server)).toBe("500000");
  } finally {
    await server.close();
  }
});

test("a built page, and what it says where something is forbidden", async () => {
  const outDir = join(folder, "dist");
  await build({ root, configFile: false, logLevel: "error", build: { outDir, target: "es2022" } });
  const server = await preview({ root, configFile: false, build: { outDir }, preview: { port: 0 } });
  try {
    expect(await answerOf(server)).toBe("500000");

    const plain = await answerOf(server, {});
    expect(plain).toContain("BACKEND_UNAVAILABLE");
    expect(plain).toContain("Cross-Origin-Opener-Policy: same-origin");
    expect(plain).toContain("Cross-Origin-Embedder-Policy: require-corp");
    expect(plain).toContain("service worker");

    const policy = "script-src 'self' 'wasm-unsafe-eval'";
    const forbidden = await answerOf(server, { ...isolated, "content-security-policy": policy });
    expect(forbidden).toContain("BACKEND_UNAVAILABLE");
    expect(forbidden).toContain("worker-src blob:");

    const allowing = { ...isolated, "content-security-policy": `${policy}; worker-src blob:` };
    expect(await answerOf(server, allowing)).toBe("500000");
  } finally {
    await server.close();
  }
});
