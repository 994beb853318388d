/**
 * Opens the page as it is published: bundled, minified, served with its headers. A function that a minifier broke
 * would show here and nowhere else.
 */
import { type Browser, chromium } from "playwright";
import { type PreviewServer, preview } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumPath } from "../../../config/chromium.mjs";

let server: PreviewServer;
let browser: Browser;

beforeAll(async () => {
  server = await preview({ root: new URL("..", import.meta.url).pathname, preview: { port: 0 } });
  browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test.each([
  ["a desk", 1280],
  ["a phone", 360],
])("the built page answers, without errors, at the width of %s", async (_, width) => {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));

  await page.goto(server.resolvedUrls?.local[0] ?? "");
  await page.waitForFunction(() => document.getElementById("answer")?.textContent !== "…");

  expect(await page.textContent("#answer")).toBe("[1.2310585975646973, 1.8333711624145508]");
  expect(await page.textContent("#engine")).toBe("wasm-simd");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overflow)).toBe(0);
  expect(errors).toEqual([]);
});

test.each([
  { policy: "script-src 'self' 'wasm-unsafe-eval'", engine: "wasm-simd", answer: /^\[1\.23105859/ },
  { policy: "script-src 'self'", engine: "interpret", answer: /^\[1\.2310585/ },
])("under the policy $policy the page runs as $engine", async ({ policy, engine, answer }) => {
  const page = await browser.newPage();
  // Neither is the page isolated: without its headers a browser may share memory with nobody.
  await page.route("**/*", async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      headers: {
        "content-type": response.headers()["content-type"] ?? "",
        "content-security-policy": policy,
      },
    });
  });
  await page.goto(server.resolvedUrls?.local[0] ?? "");
  await page.waitForFunction(() => document.getElementById("answer")?.textContent !== "…");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(await page.textContent("#engine")).toBe(engine);
  expect(await page.textContent("#answer")).toMatch(answer);
});
