/** What is opened from elsewhere in the built page: programs from an address, pictures from a person's machine. */
import { join } from "node:path";
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

const program = `import { map } from "@lockstep/core";
const triple = map((x: number) => 3 * x);
export const setup = ({ device }) => ({ x: device.tensor([1, 2]) });
export const run = ({ x }) => triple(x);
export const show = "table";
`;

test("an address that was shared shows the program to somebody else, who sees the same", async () => {
  visit = await Visit.at(browser, `${site.url}#/play/sigmoid`, {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await visit.write(program);
  await visit.button("Share").click();
  await visit.page.getByText("The address is copied.").waitFor();
  const address = await visit.page.evaluate(() => navigator.clipboard.readText());
  await visit.end();

  visit = await Visit.at(browser, address);
  await visit.hasRun();
  expect(await visit.program()).toBe(program);
  expect(await visit.page.locator(".result td").allInnerTexts()).toEqual(["3", "6"]);
});

test("what is written survives that the page is loaded again", async () => {
  visit = await Visit.at(browser, `${site.url}#/play/sigmoid`);
  await visit.write(program);
  await expect.poll(() => new URL(visit.page.url()).hash).toMatch(/^#\/play\?p=/);
  await visit.page.reload();
  await visit.hasRun();
  expect(await visit.program()).toBe(program);
});

test("an address that is damaged says so, and the page is there all the same", async () => {
  visit = await Visit.at(browser, `${site.url}#/play?p=1damaged`);
  await expect.poll(() => visit.page.getByRole("alert").innerText()).toMatch(/address/);
  await visit.hasRun();
});

test("a picture that is dropped is computed with, and goes nowhere", async () => {
  visit = await Visit.at(browser, `${site.url}#/play/edges`);
  await visit.hasRun();
  const asked: string[] = [];
  visit.page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  const { page } = visit;
  const result = () => page.locator(".result > p").last().innerText();
  const before = await result();
  const dropped = await page.evaluateHandle(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    const context = canvas.getContext("2d")!;
    context.fillStyle = "white";
    context.fillRect(10, 10, 20, 10);
    const transfer = new DataTransfer();
    transfer.items.add(new File([await canvas.convertToBlob()], "white.png", { type: "image/png" }));
    return transfer;
  });
  await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
  await page.getByText("white.png, 40 × 30.").waitFor();
  await expect.poll(result).not.toBe(before);
  expect(
    asked.filter((request) => !request.startsWith(`GET ${site.url}`) && !request.startsWith("GET blob:")),
  ).toEqual([]);
});

test("what is no picture is refused in words", async () => {
  visit = await Visit.at(browser, `${site.url}#/play/edges`);
  await visit.hasRun();
  await visit.page.getByLabel("Picture file").setInputFiles(join(import.meta.dirname, "share.test.ts"));
  await expect.poll(() => visit.page.locator(".picture-fault").innerText()).not.toBe("");
});
