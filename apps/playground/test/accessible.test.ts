/** Every part of the built page, in both themes and on windows from a phone's to a wide one's: axe has nothing serious to say, and nothing sticks out. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtSite, type Site } from "./site.js";
import { startBrowser, Visit } from "./visit.js";

const parts = [
  { hash: "#/play/sigmoid", ready: ".results .differences" },
  { hash: "#/tour/1", ready: "main h1" },
  { hash: "#/strides", ready: ".tensor-grid" },
  { hash: "#/conformance", ready: ".conformance .button.primary:enabled" },
] as const;

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

describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
  test.each(parts)("$hash", async ({ hash, ready }) => {
    const visit = await Visit.at(browser, `${site.url}${hash}`, { colorScheme, reducedMotion: "reduce" });
    await visit.page.locator(ready).first().waitFor();
    if (hash.startsWith("#/play")) await visit.hasRun();
    for (const width of [390, 1024, 1600]) {
      await visit.page.setViewportSize({ width, height: 900 });
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect.soft(await visit.page.evaluate(overflow), `${width} px`).toBe(0);
      const { violations } = await new AxeBuilder({ page: visit.page }).analyze();
      const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      const said = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      expect.soft(said, `${width} px`).toEqual([]);
    }
    await visit.end();
  });
});
