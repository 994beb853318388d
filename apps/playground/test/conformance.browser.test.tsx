/** The suite on a page: families of it run for real, in a worker, against backends that this browser has. */
import { render } from "preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { targets } from "../src/app/state.js";
import { ConformancePage } from "../src/conformance/conformance.js";
import { markdownReport } from "../src/conformance/report.js";
import { report, runs } from "../src/conformance/suite-session.js";
import { tallyOf } from "../src/conformance/tally.js";
import "../src/design/tokens.css";
import "../src/design/base.css";

let root: HTMLElement;

beforeEach(async () => {
  targets.value = [
    { id: "cpu:js", available: true, detail: "JavaScript, on one thread" },
    { id: "cpu:wasm", available: true, detail: "WebAssembly SIMD, on one thread" },
    { id: "workers", available: true, detail: "threads" },
    { id: "gpu:webgpu", available: false, why: { cause: "There is no graphics card", mend: "Insert one" } },
  ];
  root = document.body.appendChild(document.createElement("main"));
  render(<ConformancePage />, root);
  await expect.poll(() => root.querySelectorAll(".family").length, { timeout: 25_000 }).toBeGreaterThan(20);
});

afterEach(() => {
  render(null, root);
  root.remove();
  runs.value = [];
});

const called = (selector: string, name: RegExp): HTMLElement => {
  const found = [...root.querySelectorAll<HTMLElement>(selector)].find((each) => name.test(each.textContent));
  if (!found) throw new Error(`Nothing of ${selector} is called ${name}`);
  return found;
};

test("two families run against two backends, and the report says so", async () => {
  await userEvent.click(called(".family", /^sequences/));
  await userEvent.click(called(".family", /^capabilities/));
  await userEvent.click(called(".target-checks label", /^JavaScript/));
  await userEvent.click(called("button", /^Run the suite/));
  await expect
    .poll(() => runs.value.map(({ phase }) => phase), { timeout: 50_000 })
    .toEqual(["done", "done"]);

  expect(runs.value.map(({ target, engine }) => [target, engine])).toEqual([
    ["cpu:wasm", "wasm-simd"],
    ["cpu:js", "js"],
  ]);
  for (const { results, total } of runs.value) {
    expect(results.length).toBe(total);
    const { passed, skipped } = tallyOf(results);
    expect(passed).toBeGreaterThan(25);
    // What a backend does not claim is not asked of it.
    expect(passed + skipped).toBe(total);
  }
  expect([...root.querySelectorAll(".verdict")].map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/Of these, nothing failed\.$/),
    expect.stringMatching(/Of these, nothing failed\.$/),
  ]);
  const text = markdownReport(report.value);
  expect(text).toContain("- cases: `sequences/*,capabilities/*`");
  expect(text).toMatch(/## `cpu\(\)`\n\nEngine wasm-simd;/);
  expect(text).toMatch(/Chrom/);
});

test("threads within the worker are a backend like the others", async () => {
  await userEvent.click(called(".target-checks label", /^WebAssembly/));
  await userEvent.click(called(".target-checks label", /^threads/));
  await userEvent.fill(root.querySelector<HTMLInputElement>(".family-choice input")!, "capabilities/*");
  await userEvent.click(called("button", /^Run the suite/));
  await expect.poll(() => runs.value.map(({ phase }) => phase), { timeout: 50_000 }).toEqual(["done"]);
  expect(runs.value[0]).toMatchObject({ target: "workers", engine: "wasm-simd" });
  expect(tallyOf(runs.value[0]!.results)).toMatchObject({ cases: 15, failed: 0, expected: 0 });
});

test("a run can be stopped; what came of it stays, and is not called conforming", async () => {
  await userEvent.click(called("button", /^Run the suite/));
  await expect.poll(() => runs.value[0]?.results.length ?? 0, { timeout: 40_000 }).toBeGreaterThan(0);
  await userEvent.click(called("button", /^Stop/));
  const [run] = runs.value;
  expect(run!.phase).toBe("stopped");
  expect(run!.results.length).toBeLessThan(run!.total);
  await expect.poll(() => root.querySelector(".verdict")?.textContent ?? "").toMatch(/not run\.$/);
});

test("a backend that is not available says why and cannot be chosen", () => {
  const card = called(".target-checks label", /^WebGPU/);
  expect(card.textContent).toContain("There is no graphics card. Insert one.");
  expect(card.querySelector("input")!.disabled).toBe(true);
});
