/** The built page on hosts that know nothing of it: in a folder, without headers, and under strict policies. */
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plainSite } from "./site.js";
import { startBrowser, Visit } from "./visit.js";

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});

afterAll(() => browser?.close());

test("a host that sends no headers: the page isolates itself, and threads run", async () => {
  const site = await plainSite();
  const visit = await Visit.at(browser, site.url);
  await visit.page.waitForFunction(() => crossOriginIsolated);
  expect(await visit.usableTargets()).toContain("threads");
  await visit.hasRun();
  expect(await visit.differences()).toContainEqual({ name: "threads", verdict: "the same bits", largest: 0 });
  await visit.end();
  await site.close();
});

test("a host whose headers isolate the page gets no service worker", async () => {
  const site = await plainSite({
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
  });
  const visit = await Visit.at(browser, site.url);
  await visit.hasRun();
  const workers = () => navigator.serviceWorker.getRegistrations().then(({ length }) => length);
  expect(await visit.page.evaluate(workers)).toBe(0);
  await visit.end();
  await site.close();
});

test.each([
  { policy: "script-src 'self' blob: 'wasm-unsafe-eval'", usable: ["uncompiled", "WebAssembly", "threads"] },
  { policy: "script-src 'self' blob:", usable: ["uncompiled"] },
])("under the policy $policy what cannot run says why, and what can does", async ({ policy, usable }) => {
  const site = await plainSite({ "content-security-policy": policy });
  const visit = await Visit.at(browser, site.url);
  await visit.page.waitForFunction(() => crossOriginIsolated);
  const names = await visit.usableTargets();
  expect(names.filter((name) => !/GPU|WebGL/.test(name))).toEqual(usable);
  await visit.targets.getByRole("checkbox", { name: "uncompiled", exact: true }).check();
  await visit.run();
  const missing = await visit.page.locator(".unavailable").innerText();
  expect(missing).toContain("'wasm-unsafe-eval' or 'unsafe-eval'");
  await visit.page.context().close();
  await site.close();
});

test("under a policy that forbids programs the page says so in words", async () => {
  const site = await plainSite({ "content-security-policy": "script-src 'self' 'wasm-unsafe-eval'" });
  const visit = await Visit.at(browser, site.url);
  await visit.page.waitForFunction(() => crossOriginIsolated);
  await expect.poll(() => visit.page.locator("main").innerText(), { timeout: 20_000 }).toContain("blob:");
  await visit.page.context().close();
  await site.close();
});
