import { expect, test } from "vitest";
import { head, heading, line, overview } from "./table.js";

const card = { adapter: { description: "a card", software: false } };
const software = { adapter: { description: "a driver", software: true } };

test("where every engine computes on the processor, the first line says so", () => {
  const players = [
    { name: "node:webgpu", found: software },
    { name: "page:webgl2", found: "BACKEND_UNAVAILABLE: No graphics card" },
  ];
  expect(overview(players)).toEqual([
    "No graphics card was found here. Every engine computes on the processor: for correctness, not for speed.",
    "page:webgl2 is not measured: No graphics card",
  ]);
  expect(overview([...players, { name: "page:webgpu", found: card }])).toHaveLength(1);
  expect(overview([{ name: "node:webgpu", found: "nothing" }])).toHaveLength(1);
});

test("a heading says on what the engine computes", () => {
  expect(heading("page:webgpu", card.adapter)).toBe("page:webgpu: a card");
  expect(heading("page:webgpu", software.adapter)).toMatch(/a driver; computes on the processor/);
});

test("the phases stand apart, and a failure in their place", () => {
  const row = {
    name: "add",
    first: 160,
    up: 17.2,
    compute: 0.25,
    down: 8.8,
    cpu: 0.5,
    ratio: 0.5,
    rounds: 9,
  };
  expect(`\n${[head(), line(row), line({ name: "exp", failure: "no" })].join("\n")}`).toBe(`
                   first call          up     compute        down         cpu    ratio  rounds
add                  160.0 ms    17.20 ms    0.250 ms     8.80 ms    0.500 ms     0.50       9
exp                failed: no`);
});
