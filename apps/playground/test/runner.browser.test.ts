/** The runner, on a page: what targets answer, what is underlined, what can be stopped. */
import { afterEach, describe, expect, test } from "vitest";
import { runner } from "../src/run/page-runner.js";
import type { Outcome, RunEvent, Target, TargetId } from "../src/run/protocol.js";

const sigmoid = `import { map } from "@lockstep/core";

const sigmoid = map((x: number): number => 1 / (1 + Math.exp(-x)));

export const setup = ({ device, size }) => ({ x: device.linspace(-6, 6, size) });
export const run = ({ x }) => sigmoid(x);
`;

const brief = { rounds: 2, milliseconds: 0 };

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const runOn = (program: string, targets: readonly TargetId[], size = 1000): Promise<RunEvent[]> =>
  all(runner.run(program, { size }, { targets, threads: 2 }, brief));

const outcomesOf = (events: readonly RunEvent[]): Outcome[] =>
  events.flatMap((event) => (event.kind === "outcome" ? [event.outcome] : []));

afterEach(() => runner.stop());

describe("targets", () => {
  test("all are found, and what cannot run says why", async () => {
    const targets = await all(runner.findTargets());
    console.log(JSON.stringify(targets, null, 1));
    const byId = new Map<string, Target>(targets.map((target) => [target.id, target]));
    for (const id of ["cpu:interpret", "cpu:js", "cpu:wasm", "workers"]) {
      expect(byId.get(id)).toMatchObject({ available: true });
    }
    for (const { available, detail, why } of targets) {
      if (available) expect(detail).toBeTruthy();
      else expect(why?.cause).toBeTruthy();
    }
  });

  test("each that is there answers the same", async () => {
    const targets = (await all(runner.findTargets()))
      .filter(({ available }) => available)
      .map(({ id }) => id);
    const events = await runOn(sigmoid, targets);
    const outcomes = outcomesOf(events);
    console.log(
      events
        .filter((e) => e.kind === "failed")
        .map((e) => JSON.stringify(e))
        .join("\n"),
      outcomes
        .map((o) => JSON.stringify({ ...o, result: 0, operations: o.operations.map((x) => x.name) }))
        .join("\n"),
    );
    expect(outcomes.map(({ target }) => target)).toEqual(targets);
  });
});
