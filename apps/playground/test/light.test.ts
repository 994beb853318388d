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

test("scripts and styles, those of workers too, are under 400 kB gzipped without the editor", async () => {
  const visit = await Visit.at(browser, "about:blank");
  const sizes = new Map<string, Promise<number>>();
  visit.page.context().on("response", (response) => {
    const path = new URL(response.url()).pathname;
    if (/\.(js|css)$/.test(path))
      sizes.set(
        path,
        response.body().then((body) => gzipSync(body).length),
      );
  });
  await visit.page.goto(site.url);
  await visit.page.locator(".cm-content").waitFor();
  await visit.hasRun();

  const files = await Promise.all([...sizes].map(async ([path, size]) => [path, await size] as const));
  const isEditor = ([path]: readonly [string, number]) => path.includes("code-editor");
  expect(files.filter(isEditor).length).toBeGreaterThan(0);
  const before = files.filter((file) => !isEditor(file));
  const sum = before.reduce((all, [, size]) => all + size, 0);
  const [, main] = before.find(([path]) => /\/index-[^/]*\.js$/.test(path))!;
  console.log(`${sum} bytes in ${before.length} files before the editor; the main one has ${main}.`);
  expect(sum).toBeLessThan(budget);
  await visit.end();
});
