import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Answer, Ask } from "./messages.js";
import { ProgramChecks } from "./program-checks.js";
import type { WorkerLine } from "./worker-line.js";

type Script = (program: string) => AsyncGenerator<Answer, void>;

/** Lines on which programs are answered as a script says, until they are ended. */
function checksBy(script: Script) {
  const lines: { ended: boolean; asked: number }[] = [];
  const checks = new ProgramChecks(() => {
    let wake = (): void => {};
    const end = new Promise<"end">((resolve) => {
      wake = () => resolve("end");
    });
    const line = {
      ended: false,
      asked: 0,
      end() {
        line.ended = true;
        wake();
      },
      async *ask(ask: Ask) {
        line.asked++;
        const answers = script((ask as Extract<Ask, { kind: "check" }>).program);
        for (;;) {
          const next = await Promise.race([answers.next(), end]);
          if (next === "end" || next.done) return;
          yield next.value;
        }
      },
    };
    lines.push(line);
    return line as unknown as WorkerLine;
  });
  return { lines, checks };
}

const at = (name: string): Answer => ({ kind: "at", name, from: 3, to: 5 });
const checked = (isLast: boolean): Answer => ({ kind: "checked", checked: { diagnostics: [] }, isLast });
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const never = () => new Promise(() => {});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the worker stays from one check to the next", async () => {
  const { lines, checks } = checksBy(async function* () {
    yield checked(false);
    yield checked(true);
  });
  expect(await checks.check("a")).toEqual({ diagnostics: [] });
  expect(await checks.check("b")).toEqual({ diagnostics: [] });
  expect(lines).toMatchObject([{ ended: false, asked: 2 }]);
});

describe("what never ends", () => {
  test("is ended after two seconds, and told of where it was", async () => {
    const { lines, checks } = checksBy(async function* () {
      yield at("run");
      await never();
    });
    const check = checks.check("a");
    await vi.advanceTimersByTimeAsync(1999);
    expect(lines[0]!.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect((await check).diagnostics).toMatchObject([{ code: "ENDLESS", from: 3, to: 5, severity: "error" }]);
  });

  test("what goes on is given time, though not for ever", async () => {
    const { checks } = checksBy(async function* () {
      for (let i = 0; i < 4; i++) {
        yield at(`step ${i}`);
        await wait(1500);
      }
      yield checked(true);
    });
    const check = checks.check("a");
    await vi.advanceTimersByTimeAsync(6000);
    expect((await check).diagnostics).toEqual([]);

    const { checks: others } = checksBy(async function* () {
      for (;;) {
        yield at("again");
        await wait(100);
      }
    });
    const endless = others.check("a");
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await endless).diagnostics).toMatchObject([{ code: "ENDLESS" }]);
  });

  test("what was known before is kept", async () => {
    const warned = { severity: "warning", from: 0, to: 1, code: "PROGRAM", cause: "a" } as const;
    const { checks } = checksBy(async function* () {
      yield { kind: "checked", checked: { diagnostics: [warned] }, isLast: false };
      await never();
    });
    const check = checks.check("a");
    await vi.advanceTimersByTimeAsync(2000);
    expect((await check).diagnostics).toMatchObject([warned, { code: "ENDLESS" }]);
  });
});

test("a newer check ends an older one", async () => {
  const { lines, checks } = checksBy(async function* (program) {
    if (program === "slow") await never();
    yield checked(true);
  });
  const older = checks.check("slow");
  const newer = checks.check("quick");
  await expect(older).rejects.toMatchObject({ name: "AbortError" });
  expect(await newer).toEqual({ diagnostics: [] });
  expect(lines.map(({ ended }) => ended)).toEqual([true, false]);
});
