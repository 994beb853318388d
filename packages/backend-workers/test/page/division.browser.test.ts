/** Who does what on a page: it is the threads that compute what is large, and the page itself has no part in it. */
import { workers } from "@lockstep/backend-workers";
import { map } from "@lockstep/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PageTask } from "../../src/page-thread.js";
import { askedWord, Control, partsTally, slotWord } from "../../src/ring/control.js";

let task: PageTask | undefined;
const { Worker: Native } = globalThis;

beforeEach(() => {
  task = undefined;
  globalThis.Worker = class extends Native {
    override postMessage(message: PageTask): void {
      task = message;
      super.postMessage(message);
    }
  };
});

afterEach(() => {
  globalThis.Worker = Native;
});

const heavy = map((x) => Math.exp(Math.sin(x)));

test.each([1, 2, 3])("with %i threads, every part of a large map is a thread's", async (threads) => {
  await using device = await workers({ threads, chunk: 10_000 });
  expect((await heavy(device.zeros([1_000_000])).data()).every((value) => value === 1)).toBe(true);
  const control = new Control(task!.seat.control);
  const slot = control.slotOf(0);
  expect(control.words[slot + slotWord.parts]).toBe(100);
  const tallies = control.tallies(slot);
  const parts = Array.from(
    { length: 1 + threads },
    (_, seat) => control.numbers[tallies + partsTally(seat)]!,
  );
  expect(parts[0]).toBe(0);
  expect(parts.reduce((sum, count) => sum + count)).toBe(100);
});

test("what is no more than a chunk is done by the page at once", async () => {
  await using device = await workers({ threads: 2, chunk: 10_000 });
  await heavy(device.zeros([10_000])).data();
  expect(new Control(task!.seat.control).words[askedWord]).toBe(0);
});
