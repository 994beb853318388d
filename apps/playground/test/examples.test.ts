/** Every example of the gallery runs on every target that this browser has, in the page as it is published, and all agree. */
import type { Browser } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { examples } from "../src/gallery/examples.js";
import { builtSite, type Site } from "./site.js";
import { startBrowser, Visit } from "./visit.js";

let site: Site;
let browser: Browser;
let visit: Visit;
let usable: string[];

beforeAll(async () => {
  site = await builtSite();
  browser = await startBrowser();
  visit = await Visit.at(browser, site.url);
  usable = await visit.usableTargets();
  for (const name of usable) await visit.targets.getByRole("checkbox", { name, exact: true }).check();
}, 120_000);

afterAll(async () => {
  await visit?.end();
  await browser?.close();
  await site?.close();
});

test("this browser has what is to be tested", () => {
  expect(usable).toEqual(
    expect.arrayContaining([
      "uncompiled",
      "JavaScript",
      "WebAssembly",
      "threads",
      "WebGPU",
      "WebGL 2",
      "WebGL",
    ]),
  );
});

/** The cpu family agrees to the last bit. */
const toTheLastBit = ["JavaScript", "threads"];
/**
 * The others round otherwise: by how much of the greatest element they may be off. Uncompiled functions do not round to
 * float32 in between, and a fractal magnifies that.
 */
const tolerance = (name: string): number => (name === "uncompiled" ? 0.05 : 1e-3);

test.each(examples)("$id", async (example) => {
  await visit.open(example);
  // It has begun to run as large as it is; all targets are quicker with less.
  const size = visit.page.getByRole("slider", { name: "Size" });
  await expect.poll(() => size.isEnabled(), { timeout: 20_000 }).toBe(true);
  await size.press("Home");
  await visit.run();

  expect(await visit.progress.innerText()).toBe(`Ran on ${usable.length} targets.`);
  const differences = await visit.differences();
  expect(differences.map(({ name }) => name)).toEqual(usable.filter((name) => name !== "WebAssembly"));
  for (const { name, verdict, largest } of differences) {
    if (toTheLastBit.includes(name)) expect(verdict, name).toBe("the same bits");
    expect(largest, `${name}: ${verdict}`).toBeLessThanOrEqual(
      tolerance(name) * (await visit.greatestShown()),
    );
  }
});
