import { describe, expect, test } from "vitest";
import type { Answer, Ask } from "./messages.js";
import { WorkerLine } from "./worker-line.js";

const ask: Ask = { kind: "check", program: "" };
const done: Answer = { kind: "done" };
const at = (name: string): Answer => ({ kind: "at", name, from: 0, to: 0 });

/** A worker that answers each question by what `answers` says, after a turn. */
function workers(answers: (count: number) => readonly Answer[]) {
  const all: { asked: number; terminated: boolean }[] = [];
  const start = () => {
    const state = { asked: 0, terminated: false };
    all.push(state);
    const worker = {
      onmessage: undefined as ((event: { data: Answer }) => void) | undefined,
      onerror: undefined as ((event: object) => void) | undefined,
      postMessage() {
        const count = state.asked++;
        queueMicrotask(() => {
          for (const data of answers(count)) worker.onmessage?.({ data });
        });
      },
      terminate() {
        state.terminated = true;
      },
    };
    return worker as unknown as Worker;
  };
  return { all, line: new WorkerLine(start) };
}

async function namesOf(answers: AsyncIterable<Answer>): Promise<string[]> {
  const names: string[] = [];
  for await (const answer of answers) names.push(answer.kind === "at" ? answer.name : answer.kind);
  return names;
}

test("answers come in order up to the last, and the worker stays", async () => {
  const { all, line } = workers((count) => [at(`${count} a`), at(`${count} b`), done]);
  expect(await namesOf(line.ask(ask))).toEqual(["0 a", "0 b"]);
  expect(await namesOf(line.ask(ask))).toEqual(["1 a", "1 b"]);
  expect(all).toEqual([{ asked: 2, terminated: false }]);
});

test("a second question waits for the first", async () => {
  const { line } = workers((count) => [at(`${count}`), done]);
  expect(await Promise.all([namesOf(line.ask(ask)), namesOf(line.ask(ask))])).toEqual([["0"], ["1"]]);
});

describe("ending", () => {
  test("answers stop without an error, also for who waits", async () => {
    const { all, line } = workers(() => [at("a")]);
    const first = namesOf(line.ask(ask));
    const second = namesOf(line.ask(ask));
    await new Promise((resolve) => setTimeout(resolve));
    line.end();
    expect(await first).toEqual(["a"]);
    expect(await second).toEqual([]);
    expect(all).toEqual([{ asked: 1, terminated: true }]);
    expect(line.ended).toBe(true);
  });

  test("who stops listening ends the worker", async () => {
    const { all, line } = workers(() => [at("a"), at("b"), done]);
    for await (const _ of line.ask(ask)) break;
    expect(all[0]!.terminated).toBe(true);
  });
});

test("a worker that fails is an error, and ends the line", async () => {
  const { line } = workers(() => [{ kind: "broken", message: "it broke" }]);
  await expect(namesOf(line.ask(ask))).rejects.toThrow("it broke");
  expect(line.ended).toBe(true);
});
