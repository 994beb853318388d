/** Held to what the page promises: what is shown belongs to the program that is there, and stopping stops. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Checked, Directives, Outcome, RunEvent, TargetId } from "../run/protocol.js";
import type { Runner } from "../run/runner.js";
import { type Actions, actionsOf } from "./actions.js";
import * as state from "./state.js";

const directives: Directives = { animated: false, takesPicture: false, sizes: [16, 256], size: 16 };

const outcomeOf = (target: TargetId, size: number): Outcome => ({
  target,
  engine: "wasm-simd",
  size,
  result: { dtype: "float32", shape: [1], data: new Float32Array([size]) },
  first: 1,
  times: [1],
  operations: [],
});

/** Runs at once; a run of a program called "forever" ends when it is stopped and not before. */
class FakeRunner implements Runner {
  readonly checks: string[] = [];
  readonly runs: { program: string; size: number; targets: readonly TargetId[]; rounds: number }[] = [];
  said: Checked = { diagnostics: [], directives };
  end: () => void = () => {};

  async *findTargets() {
    yield { id: "cpu:wasm", available: true } as const;
    yield { id: "workers", available: false, why: { cause: "no threads here" } } as const;
  }
  async check(program: string) {
    this.checks.push(program);
    return this.said;
  }
  async *run(
    ...[program, { size }, { targets }, { rounds }]: Parameters<Runner["run"]>
  ): AsyncIterable<RunEvent> {
    this.runs.push({ program, size, targets, rounds });
    for (const target of targets) {
      yield { kind: "begun", target, phase: "first" };
      if (program === "forever") {
        await new Promise<void>((resolve) => {
          this.end = resolve;
        });
      }
      yield { kind: "outcome", outcome: outcomeOf(target, size) };
    }
  }
  async *animate() {
    for (let number = 0; number < 3; number++) {
      yield { number, result: outcomeOf("cpu:wasm", number).result, time: 1 };
    }
  }
  async *sweep(...[, , sizes, { targets }]: Parameters<Runner["sweep"]>) {
    for (const size of sizes) for (const target of targets) yield { target, size, times: [size] };
  }
  stop() {
    this.end();
  }
}

let runner: FakeRunner;
let actions: Actions;

beforeEach(async () => {
  runner = new FakeRunner();
  actions = actionsOf(runner);
  state.targets.value = [];
  state.chosenTargets.value = ["cpu:wasm", "workers"];
  state.picture.value = undefined;
  state.trouble.value = undefined;
  await actions.start();
});

describe("opening a program", () => {
  test("runs it at the size it starts with, on chosen targets that can", async () => {
    await actions.open("a");
    expect(runner.runs).toMatchObject([{ program: "a", size: 16, targets: ["cpu:wasm"] }]);
    expect(state.outcomes.value).toEqual([outcomeOf("cpu:wasm", 16)]);
    expect(state.activity.value).toBe("idle");
  });

  test("takes the result of the former one away at once", async () => {
    await actions.open("a");
    const opened = actions.open("forever");
    expect(state.outcomes.value).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve));
    actions.stop();
    await opened;
    expect(state.outcomes.value).toEqual([]);
    expect(state.activity.value).toBe("idle");
  });

  test("does not run one that cannot be loaded", async () => {
    const wrong = { severity: "error", from: 0, to: 1, code: "SYNTAX", cause: "no" } as const;
    runner.said = { diagnostics: [wrong] };
    await actions.open("a");
    expect(runner.runs).toEqual([]);
    expect(state.checked.value.diagnostics).toEqual([wrong]);
  });
});

test("an edited program keeps the size that was chosen, unless it names another", async () => {
  await actions.open("a");
  state.size.value = 256;
  state.program.value = "a, edited";
  await actions.run();
  expect(runner.runs.at(-1)).toMatchObject({ program: "a, edited", size: 256 });
  runner.said = { diagnostics: [], directives: { ...directives, size: 99 } };
  state.program.value = "a, of another size";
  await actions.run();
  expect(runner.runs.at(-1)).toMatchObject({ size: 99 });
});

test("a program is checked once, however often it runs", async () => {
  await actions.open("a");
  await actions.run();
  await actions.check();
  expect(runner.checks).toEqual(["a"]);
});

test("what a stopped run still says is not heard", async () => {
  await actions.open("a");
  state.program.value = "forever";
  const running = actions.run();
  await new Promise((resolve) => setTimeout(resolve));
  expect(state.activity.value).toBe("running");
  actions.stop();
  await running;
  expect(state.outcomes.value).toEqual([]);
});

test("another part of the plane is drawn briefly, and what was drawn stays until then", async () => {
  runner.said = { diagnostics: [], directives: { ...directives, extent: { x: [0, 1], y: [0, 1] } } };
  await actions.open("a");
  await actions.redraw();
  expect(runner.runs).toHaveLength(1);
  state.extent.value = { x: [0, 0.5], y: [0, 0.5] };
  const redrawn = actions.redraw();
  expect(state.outcomes.value).toHaveLength(1);
  await redrawn;
  expect(runner.runs.at(-1)).toMatchObject({ rounds: 1 });
});

test("what goes wrong beside the program is said", async () => {
  runner.check = () => Promise.reject(new Error("The worker could not be started."));
  await actions.open("a");
  expect(state.trouble.value).toBe("The worker could not be started.");
  expect(state.activity.value).toBe("idle");
});

test("an animation shows its frames", async () => {
  await actions.open("a");
  await actions.play();
  expect(state.frame.value?.number).toBe(2);
  expect(state.activity.value).toBe("idle");
});

test("sizes are measured on every usable target", async () => {
  await actions.open("a");
  await actions.measureSizes();
  expect(state.sweepPoints.value.map(({ target, size }) => `${target} ${size}`)).toEqual([
    "cpu:wasm 16",
    "cpu:wasm 256",
  ]);
});
