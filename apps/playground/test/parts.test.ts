/** The other parts of the built page: the tour, the strides, conformance, and what a person chooses for all of them. */
import type { Browser } from "playwright";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { builtSite, type Site } from "./site.js";
import { startBrowser, Visit } from "./visit.js";

let site: Site;
let browser: Browser;
let visit: Visit;

beforeAll(async () => {
  site = await builtSite();
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

afterEach(() => visit?.end());

test("the tour goes from a loop to the graphics card by keyboard, and runs each step here", async () => {
  visit = await Visit.at(browser, `${site.url}#/tour/1`);
  const title = () => visit.page.locator("#tour-title").innerText();
  const ran = visit.page.locator(".run-here").getByRole("status");
  const seen = new Set<string>();
  const engines: string[] = [];
  for (let step = 1; step <= 5; step++) {
    await expect.poll(() => visit.page.locator(".tour-count").innerText()).toBe(`Step ${step} of 5`);
    seen.add(await title());
    await expect.poll(() => ran.innerText(), { timeout: 90_000 }).toMatch(/on the engine/);
    engines.push(/on the engine (\S+?)[,.]/.exec(await ran.innerText())![1]!);
    await visit.page.keyboard.press("ArrowRight");
  }
  expect(seen.size).toBe(5);
  expect(engines).toEqual(["interpret", "js", "wasm-simd", "wasm-simd", "webgpu"]);
  expect(new URL(visit.page.url()).hash).toBe("#/tour/5");
});

test("the strides view says what a layout is, and refuses what is none", async () => {
  visit = await Visit.at(browser, `${site.url}#/strides`);
  const { page } = visit;
  await visit.button("Clear").click();
  await visit.button("+ transpose").click();
  await expect.poll(() => page.locator("main").innerText()).toMatch(/shape\s*\[4, 3\]\s*strides\s*\[1, 4\]/);
  await visit.button("+ reshape").click();
  await page.getByRole("textbox", { name: "shape" }).fill("5, 5");
  await expect.poll(() => page.getByRole("alert").innerText()).toMatch(/SHAPE_/);
});

test("conformance: a family of the suite holds WebAssembly to its word, and the report can be copied", async () => {
  visit = await Visit.at(browser, `${site.url}#/conformance`, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const { page } = visit;
  await page.getByRole("button", { name: /^creation \d+$/ }).click();
  await visit.button("Run the suite").click();
  const verdict = page.locator(".suite-result .verdict");
  await expect.poll(() => verdict.innerText(), { timeout: 90_000 }).toMatch(/passed/);
  expect(await verdict.getAttribute("data-well")).toBe("true");
  await visit.button("Copy report as Markdown").click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("wasm-simd");
});

test("a theme that was chosen is kept", async () => {
  visit = await Visit.at(browser, site.url, { colorScheme: "light" });
  const paper = () => visit.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await visit.page.getByRole("radio", { name: "Dark" }).check({ force: true });
  const dark = await paper();
  expect(dark).not.toBe(light);
  await visit.page.reload();
  await expect.poll(paper).toBe(dark);
  await visit.page.getByRole("radio", { name: "As the system" }).check({ force: true });
  expect(await paper()).toBe(light);
});

test("the way through the page by Tab reaches its parts, the examples, the program and Run, in this order", async () => {
  visit = await Visit.at(browser, `${site.url}#/play/sigmoid`);
  await visit.page.locator(".cm-content").waitFor();
  await visit.hasRun();
  const reached: string[] = [];
  for (let i = 0; i < 40 && reached.at(-1) !== "Run"; i++) {
    await visit.page.keyboard.press("Tab");
    const focused = visit.page.locator(":focus");
    if (await focused.evaluate((element) => element.classList.contains("cm-content"))) {
      reached.push("the program");
      // As is said below the editor.
      await visit.page.keyboard.press("Escape");
    } else reached.push((await focused.innerText()).trim().split("\n")[0]!);
  }
  const wanted = [
    "Lockstep",
    "Play",
    "Tour",
    "Strides",
    "Conformance",
    "18 examples",
    "the program",
    "Share",
    "Run",
  ];
  expect(reached.filter((name) => wanted.includes(name))).toEqual(wanted);
});
