/** What a person does on the page as it is published: writes, makes mistakes, runs, plays, stops. */
import type { Browser } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
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

beforeEach(async () => {
  visit = await Visit.at(browser, `${site.url}#/play/sigmoid`);
  await visit.hasRun();
});

afterEach(() => visit?.end());

test("what is written in the editor is what runs", async () => {
  await visit.write(`
    import { map } from "@lockstep/core";
    const double = map((x: number) => 2 * x);
    export const setup = ({ device }) => ({ x: device.tensor([1, 2, 3.5]) });
    export const run = ({ x }) => double(x);
    export const show = "table";
  `);
  await visit.run();
  expect(await visit.page.locator(".result td").allInnerTexts()).toEqual(["2", "4", "7"]);
  expect((await visit.differences()).map(({ verdict }) => verdict)).toEqual([
    "the same bits",
    "the same bits",
  ]);
});

test("a mistake is underlined where it is, with its mend, and nothing is run", async () => {
  await visit.write(`
    import { map } from "@lockstep/core";
    const k = 3;
    const scaled = map((x) => k * x);
    export const run = ({ x }) => scaled(x);
  `);
  await visit.page.locator(".cm-lintRange-error").waitFor();
  expect(await visit.page.locator(".cm-lintRange-error").innerText()).toBe("k");
  const problems = visit.page.locator(".editor");
  expect(await problems.innerText()).toContain("KERNEL_CAPTURE");
  expect(await problems.innerText()).toContain("map((x, { k }) => k * x, { k })");
});

test("a runaway loop is stopped, and the page goes on", async () => {
  await visit.write(`
    import { map } from "@lockstep/core";
    const same = map((x) => x);
    let calls = 0;
    export const size = 16;
    export const run = ({ x }) => {
      // The check runs the program once, briefly; what comes later never ends.
      if (++calls > 1) for (;;);
      return same(x);
    };
  `);
  await visit.page.keyboard.press("Control+Enter");
  await expect.poll(() => visit.progress.innerText()).toContain("running again to measure");
  expect(await visit.button("Stop").isEnabled()).toBe(true);
  await visit.page.keyboard.press("Escape");
  await expect.poll(() => visit.button("Stop").isEnabled()).toBe(false);

  await visit.open({ id: "collatz", title: "Collatz" });
  await visit.hasRun();
});

test("why a target cannot run is said to who reaches it by keyboard, and it cannot be chosen", async () => {
  const withoutWebGpu = await startBrowser([]);
  const there = await Visit.at(withoutWebGpu, `${site.url}#/play/sigmoid`);
  expect(await there.usableTargets()).not.toContain("WebGPU");
  const absent = there.targets.getByRole("checkbox", { name: "WebGPU", exact: true });
  await absent.focus();
  await there.page.keyboard.press("Space");
  expect(await absent.isChecked()).toBe(false);
  const about = await absent.getAttribute("aria-describedby");
  const said = await there.page.locator(`[id='${about}']`).textContent();
  expect(said).toMatch(/^WebGPU: .+\.$/);
  expect(await there.page.locator(".about").innerText()).toBe(said);
  await there.end();
  await withoutWebGpu.close();
});

test("an animation plays, waits and goes on", async () => {
  await visit.open({ id: "life", title: "Game of Life" });
  await visit.button("Play").click();
  const frame = async () =>
    Number(
      /Frame ([\d,]+)/.exec(await visit.page.locator(".result").innerText())?.[1]?.replace(",", "") ?? 0,
    );
  await expect.poll(frame).toBeGreaterThan(2);
  await visit.button("Pause").click();
  await expect.poll(() => visit.progress.innerText()).toMatch(/^Paused at frame/);
  const paused = await frame();
  await visit.button("Go on").click();
  await expect.poll(frame).toBeGreaterThan(paused);
  await visit.button("Stop").click();
  await expect.poll(() => visit.button("Play").count()).toBe(1);
});

test("sizes are measured and drawn", async () => {
  await visit.write(`
    import { map } from "@lockstep/core";
    const same = map((x) => x + 1);
    export const sizes = [16, 64, 256];
    export const run = ({ x }) => same(x);
  `);
  await expect
    .poll(() => visit.page.getByRole("slider", { name: "Size" }).getAttribute("aria-valuetext"))
    .toBe("64");
  await visit.button("Measure sizes").click();
  await expect.poll(() => visit.button("Stop").isEnabled()).toBe(false);
  const chart = visit.page.locator("section", {
    has: visit.page.getByRole("heading", { name: "Speed against size" }),
  });
  await chart.locator("svg").first().waitFor();
});

test("a picture that can be zoomed is computed anew for the part that is seen", async () => {
  await visit.open({ id: "mandelbrot", title: "Mandelbrot set" });
  await visit.hasRun();
  const before = await visit.page.locator(".result > p").last().innerText();
  await visit.button("Zoom in").click();
  await expect.poll(() => visit.page.locator(".result > p").last().innerText()).not.toBe(before);
});
