/** Runs a program of a page and holds what it prints, or throws, against what the page shows. */
import { LockstepError } from "@lockstep/core";
import { expect } from "vitest";
import { type Program, printsExpected, throws } from "./code-blocks.js";
import { modules } from "./modules.js";
import { runProgram } from "./run-program.js";

export async function expectShown({ before, text, shown }: Program): Promise<void> {
  const { printed, thrown } = await runProgram(before, text, modules);
  if (throws(shown)) {
    expect(thrown).toBeInstanceOf(LockstepError);
    expect((thrown as LockstepError).message).toBe(shown);
    return;
  }
  if (thrown !== undefined) throw thrown;
  if (shown === undefined) expect(printed).toEqual(printsExpected(text));
  else expect(printed.join("\n")).toBe(shown);
}
