/** The tour as a person goes through it: each step runs for real, on the engine that it is about. */
import { render } from "preact";
import { afterEach, beforeEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { followAddress, route } from "../src/app/route.js";
import { targets } from "../src/app/state.js";
import { Tour } from "../src/learn/tour.js";
import { outcomeOf, type TourTask, tourRuns } from "../src/learn/tour-runs.js";
import type { TargetId } from "../src/run/protocol.js";
import "../src/design/tokens.css";
import "../src/design/base.css";

let root: HTMLElement;

followAddress();

beforeEach(() => {
  targets.value = [
    ...(["cpu:interpret", "cpu:js", "cpu:wasm", "workers"] as const).map((id) => ({ id, available: true })),
    ...(["gpu:webgpu", "gpu:webgl2", "gpu:webgl"] as const).map((id) => ({
      id,
      available: false,
      why: { cause: `No adapter for ${id}`, mend: "Insert a card" },
    })),
  ];
  tourRuns.value = new Map();
  root = document.body.appendChild(document.createElement("main"));
});

afterEach(() => {
  render(null, root);
  root.remove();
});

const open = async (step: number): Promise<void> => {
  location.hash = `#/tour/${step}`;
  await expect.poll(() => route.value).toEqual({ page: "tour", step });
  render(<Tour />, root);
};
const text = (selector: string): string => root.querySelector(selector)?.textContent ?? "";
const picture = (target: TargetId): TourTask => ({ program: "mandelbrot", target });

test("the first four steps run on what they are about, and give the same picture", async () => {
  await open(1);
  const engines: readonly (readonly [TargetId, string])[] = [
    ["cpu:interpret", "interpret"],
    ["cpu:js", "js"],
    ["cpu:wasm", "wasm-simd"],
    ["workers", "wasm-simd"],
  ];
  for (const [at, [target, engine]] of engines.entries()) {
    await expect.poll(() => outcomeOf(picture(target))?.engine, { timeout: 30_000 }).toBe(engine);
    await expect.poll(() => root.querySelectorAll(".step-times li").length).toBe(at + 1);
    expect(text(".run-here [role=status]")).toContain(`on the engine ${engine}`);
    if (at < 3) await userEvent.click(root.querySelector<HTMLElement>("[rel=next]")!);
  }
  const drawn = (target: TargetId) => outcomeOf(picture(target))!.result;
  expect(drawn("cpu:wasm").shape).toEqual([320, 320]);
  expect(new Set(drawn("cpu:wasm").data).size).toBeGreaterThan(50);
  for (const target of ["cpu:js", "workers"] as const) {
    expect(drawn(target).data).toEqual(drawn("cpu:wasm").data);
  }
  expect(text(".generated-excerpt")).toContain("v128.any_true");
  expect(root.querySelectorAll(".claims-track").length).toBeGreaterThan(1);
  expect(root.querySelectorAll(".timeline .lane-track").length).toBe(outcomeOf(picture("workers"))!.threads);
});

test("where there is no card, the last step says why and goes on to the sums", async () => {
  await open(5);
  await expect.poll(() => text(".run-here")).toContain("No adapter for gpu:webgpu. Insert a card.");
  await userEvent.click(
    [...root.querySelectorAll("button")].find((each) => /Sum up/.test(each.textContent))!,
  );
  await expect.poll(() => root.querySelectorAll(".sum-table tbody tr").length, { timeout: 40_000 }).toBe(3);
  const { data } = outcomeOf({ program: "sums", target: "cpu:wasm" })!.result;
  const [tree, strict] = [data[0]!, data[1]!];
  expect(Math.abs(tree - 10_000)).toBeLessThan(0.01);
  expect(Math.abs(strict - 10_000)).toBeGreaterThan(1);
  for (const target of ["cpu:js", "workers"] as const) {
    expect([...outcomeOf({ program: "sums", target })!.result.data]).toEqual([tree, strict]);
  }
  expect(root.querySelectorAll('.sum-table [data-same="false"]')).toHaveLength(0);
});

test("three numbers may be changed, and their sums follow", async () => {
  await open(5);
  expect(text(".three-numbers")).toMatch(/\(a \+ b\) \+ c = 16777216.*a \+ \(b \+ c\) = 16777218/);
  await userEvent.fill(root.querySelector(".three-numbers input")!, "5");
  await expect.poll(() => text(".three-numbers")).toContain("The same, for these.");
});

test("arrow keys turn the page, and the heading takes the focus", async () => {
  await open(2);
  await userEvent.keyboard("{ArrowRight}");
  await expect.poll(() => text(".tour-count")).toBe("Step 3 of 5");
  await expect.poll(() => document.activeElement?.id).toBe("tour-title");
  await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
  await expect.poll(() => text(".tour-count")).toBe("Step 1 of 5");
  expect(root.querySelector("[aria-current=step]")?.textContent).toBe("1 Loop");
  await userEvent.keyboard("{ArrowLeft}");
  expect(location.hash).toBe("#/tour/1");
});
