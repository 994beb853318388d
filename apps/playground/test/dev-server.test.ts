/** The page as it is developed: what is built in one way only would show here. */
import { expect, test } from "vitest";
import { examples } from "../src/gallery/examples.js";
import { devSite } from "./site.js";
import { startBrowser, Visit } from "./visit.js";

test("from the development server a program runs, and every part is shown, without an error", async () => {
  const site = await devSite();
  const browser = await startBrowser();
  // Vite has to find and bundle what the page depends on, the first time.
  const visit = await Visit.at(browser, `${site.url}#/play/${examples[0]!.id}`);
  await visit.page.locator(".cm-content").waitFor();
  await visit.hasRun();
  expect((await visit.differences()).map(({ verdict }) => verdict)).toEqual([
    "the same bits",
    "the same bits",
  ]);
  for (const [hash, title] of [
    ["#/tour/1", "From one loop to the graphics card"],
    ["#/strides", "Strides"],
    ["#/conformance", "Conformance"],
  ] as const) {
    await visit.go(hash);
    await visit.page.getByRole("heading", { level: 1, name: title }).waitFor();
  }
  await visit.button("Run the suite").waitFor();
  await visit.end();
  await browser.close();
  await site.close();
}, 120_000);
