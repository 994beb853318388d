/** What stands around a result: times, differences, what was compiled, speed against size, what cannot run. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { events, outcomes, sweepPoints, targets } from "../src/app/state.js";
import { explained, floats, outcome } from "./made-outcomes.js";
import { all, hideResults, named, one, showResults, textOf, whole } from "./results-page.js";

beforeEach(() => showResults());
afterEach(hideResults);

const some = floats([1, 2, 3]);
const diagnostic = { severity: "error", from: 0, to: 0, code: "THROWN" } as const;

test("before anything has run, the page says what to do", () => {
  expect(whole()).toContain("Press Run");
});

test("times have a bar each, in proportion, and a ratio to whichever one chooses", async () => {
  outcomes.value = [
    outcome("cpu:interpret", some, { times: [40, 40, 40] }),
    outcome("workers", some, { times: [10, 8, 12], threads: 2 }),
  ];
  await expect.poll(() => all(".time-row").length).toBe(2);
  const widths = all(".time-bar").map((bar) => bar.getBoundingClientRect().width);
  expect(widths[0]! / widths[1]!).toBeCloseTo(4, 1);
  expect(textOf(".time-row:last-child")).toBe(
    "threads 10.0 ms 4.0 × as fast as uncompiled · 2 threads · 3 rounds · half of them from 9.00 ms to 11.0 ms · first call 20.0 ms",
  );
  await userEvent.selectOptions(one(".times select"), "threads");
  await expect.poll(() => textOf(".time-row")).toContain("4.0 × as slow as threads");
});

test("what is under way shows how far it is, what failed why", async () => {
  events.value = new Map([
    ["cpu:wasm", { kind: "progress", target: "cpu:wasm", done: 0.25 }],
    [
      "gpu:webgpu",
      {
        kind: "failed",
        target: "gpu:webgpu",
        diagnostic: { ...diagnostic, cause: "the card is gone", mend: "plug it in" },
      },
    ],
  ]);
  await expect.poll(() => one<HTMLProgressElement>("progress").value).toBe(0.25);
  expect(textOf(".time-row:last-child")).toBe("WebGPU failed The card is gone. Plug it in.");
  expect(textOf("[role=status]")).toBe("WebGPU failed. The card is gone.");
});

test("each outcome is announced once", async () => {
  const wasm = outcome("cpu:wasm", some);
  outcomes.value = [wasm];
  events.value = new Map([["cpu:wasm", { kind: "outcome", outcome: wasm }]]);
  await expect.poll(() => one("[role=status]").textContent).toBe("WebAssembly: 2.00 ms.");
  events.value = new Map([
    ...events.value,
    ["workers", { kind: "begun", target: "workers", phase: "opening" }],
  ]);
  await expect.poll(() => all("progress").length).toBe(1);
  expect(one("[role=status]").textContent).toBe("WebAssembly: 2.00 ms.");
});

test("software in the place of a card is named", async () => {
  const operation = explained("js");
  const notes = ["On the processor, by a driver in the place of a card: SwiftShader"];
  const explanation = { ...operation.explanation, notes };
  outcomes.value = [outcome("gpu:webgpu", some, { operations: [{ name: "sigmoid", explanation }] })];
  await expect.poll(() => textOf(".times .note")).toContain("SwiftShader");
});

test("differences tell how many, by how much and where", async () => {
  const many = Array.from({ length: 64 }, (_, i) => i + 1);
  const off = [...many];
  off[42] = 43.5;
  outcomes.value = [
    outcome("cpu:wasm", floats(many, [8, 8])),
    outcome("workers", floats(many, [8, 8])),
    outcome("gpu:webgpu", floats(off, [8, 8])),
  ];
  await expect.poll(() => all(".differences > ul > li").length).toBe(2);
  expect(textOf(".differences li")).toBe("threads the same bits");
  await userEvent.click(one(".difference summary"));
  await expect.poll(() => textOf(".difference tbody tr")).toBe("largest difference 0.5 [5, 2] 43 43.5");
  const canvas = one<HTMLCanvasElement>(".difference-map canvas");
  const { data } = canvas.getContext("2d")!.getImageData(0, 0, 8, 8);
  expect([...data.keys()].filter((i) => i % 4 === 3 && data[i]! > 0)).toEqual([4 * 42 + 3]);
});

test("tabs go by arrow keys, to the words, the tree, the code", async () => {
  outcomes.value = [
    outcome("cpu:js", some, { operations: [explained("js")] }),
    outcome("cpu:wasm", some, { operations: [explained("wasm")] }),
  ];
  await expect.poll(() => textOf("[role=tabpanel]")).toContain("sigmoid is a map");
  one('[role=tab][aria-selected="true"]').focus();
  await userEvent.keyboard("{ArrowRight}");
  await expect
    .poll(() => textOf(".kernel-tree"))
    .toMatch(/^kernel\(x: float32\): float32 return \/ 1 \+ 1 Math\.exp/);
  await userEvent.keyboard("{ArrowRight}");
  await expect.poll(() => textOf(".code-text")).toContain("(module");
  expect(document.activeElement?.textContent).toBe("Code");
  expect(all("[role=tab]").map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
  await userEvent.click(all(".hood .choice label")[0]!);
  await expect.poll(() => textOf(".code-text")).toContain('"use strict"');
});

test("long code is cut until all of it is asked for", async () => {
  const { name, explanation } = explained("js");
  const code = Array.from({ length: 500 }, (_, i) => `line(${i});`).join("\n");
  outcomes.value = [
    outcome("cpu:js", some, { operations: [{ name, explanation: { ...explanation, code } }] }),
  ];
  await expect.poll(() => all("[role=tab]").length).toBe(3);
  await userEvent.click(named("Code"));
  await expect.poll(() => textOf(".code-text")).not.toContain("line(499)");
  await userEvent.click(named("Show all 500 lines"));
  await expect.poll(() => textOf(".code-text")).toContain("line(499)");
});

test("speed against size is drawn, and is a table too", async () => {
  outcomes.value = [outcome("cpu:wasm", some)];
  await expect.poll(() => textOf(".speed")).toContain("Measure sizes");
  sweepPoints.value = [
    { target: "cpu:wasm", size: 10, times: [1] },
    { target: "cpu:wasm", size: 1000, times: [5] },
    { target: "workers", size: 1000, times: [2] },
  ];
  await expect.poll(() => all(".speed-plot svg circle").length, { timeout: 20_000 }).toBe(3);
  await userEvent.click(named("The same as a table"));
  const rows = () => all(".speed tbody tr").map(({ innerText }) => innerText.split(/\s*\t\s*/));
  await expect.poll(rows).toEqual([
    ["10", "1.00 ms", "–"],
    ["1,000", "5.00 ms", "2.00 ms"],
  ]);
});

test("sizes can be measured before anything has run", async () => {
  sweepPoints.value = [{ target: "cpu:wasm", size: 10, times: [1] }];
  await expect.poll(() => textOf(".speed h2")).toBe("Speed against size");
  expect(whole()).not.toContain("Press Run");
});

test("what cannot run says why, and what would help", async () => {
  targets.value = [
    { id: "cpu:wasm", available: true },
    { id: "workers", available: false, why: { cause: "this page is not isolated", mend: "reload it" } },
  ];
  await expect.poll(() => textOf(".unavailable dl")).toBe("threads This page is not isolated. Reload it.");
});

test.each([328, 900])("nothing is wider than %d px", async (width) => {
  hideResults();
  showResults(width);
  const wide = floats(
    Array.from({ length: 3000 }, (_, i) => i * 1.23456789e-7),
    [30, 100],
  );
  outcomes.value = [
    outcome(
      "cpu:interpret",
      floats(
        [...wide.data].map((x) => x * 1.1),
        [30, 100],
      ),
      { operations: [explained("interpret")] },
    ),
    outcome("cpu:wasm", wide, { operations: [explained("wasm")] }),
    outcome("gpu:webasm", wide),
  ];
  await expect.poll(() => all(".card").length).toBe(5);
  await userEvent.click(named("Table"));
  await userEvent.click(named("Code"));
  await userEvent.click(one(".difference summary"));
  await expect.poll(() => textOf(".code-text")).toContain("(module");
  for (const card of all(".card"))
    expect(card.scrollWidth, card.className).toBeLessThanOrEqual(card.clientWidth);
});
