/** How much the built page makes a person fetch before it can be used: the editor's own code comes later. */
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtSite, type Site } from "./site.js";
import { startBrowser, Visit } from "./visit.js";

const budget = 400_000;

let site: Site;
let browser: Browser;

beforeAll(async () => {
  site = await builtSite();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test("what the page and its workers ask for until the editor is there is under 400 kB gzipped", async () => {
  const visit = await Visit.at(browser, "about:blank");
  const sizes: { readonly path: string; readonly size: Promise<number> }[] = [];
  let isEditorThere = false;
  visit.page.context().on("request", (request) => {
    const path = new URL(request.url()).pathname;
    if (isEditorThere || !/\.(js|css)$/.test(path) || sizes.some((known) => known.path === path)) return;
    const size = request.response().then(async (response) => gzipSync(await response!.body()).length);
    sizes.push({ path, size });
  });
  visit.page.context().on("requestfinished", (request) => {
    isEditorThere ||= request.url().includes("code-editor");
  });
  await visit.page.goto(site.url);
  await visit.page.locator(".cm-content").waitFor();

  const files = await Promise.all(sizes.map(async ({ path, size }) => ({ path, size: await size })));
  const before = files.filter(({ path }) => !path.includes("code-editor"));
  expect(before.length).toBeLessThan(files.length);
  const sum = before.reduce((all, { size }) => all + size, 0);
  const main = before.find(({ path }) => /\/index-[^/]*\.js$/.test(path))!;
  console.log(`${sum} bytes in ${before.length} files before the editor; the main script has ${main.size}.`);
  expect(sum).toBeLessThan(budget);
  await visit.end();
});
