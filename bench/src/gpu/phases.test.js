import { cpu } from "@lockstep/backend-cpu";
import { add } from "@lockstep/core";
import { expect, test } from "vitest";
import { phasesOf } from "./phases.js";

/** @param {import("./works.js").Work["call"]} call @returns {import("./works.js").Work} */
const work = (call) => ({
  name: "add",
  inputs: [() => Float32Array.of(1, 2, 3, 4), () => Float32Array.of(5, 6, 7, 8)],
  shape: [2, 2],
  outShape: [2, 2],
  call,
});

test("every phase has a time, and nothing stays on the devices", async () => {
  const [device, other] = [cpu(), cpu()];
  const phases = await phasesOf(
    work(([x, y], out) => add(x, y, { out })),
    device,
    other,
  );
  for (const name of /** @type {const} */ (["first", "up", "compute", "down", "cpu", "ratio"])) {
    expect(phases[name]).toBeGreaterThan(0);
  }
  expect(phases.rounds).toBeGreaterThanOrEqual(3);
  expect([device, other].map((each) => each.memory().tensors)).toEqual([0, 0]);
});

test("what computes something else is not timed", async () => {
  const [device, other] = [cpu(), cpu()];
  const wrong = work(([x, y], out) => add(x, out.device === device ? x : y, { out }));
  await expect(phasesOf(wrong, device, other)).rejects.toThrow(/add: 4 of 4 results differ/);
});
