/** Has the program in the editor checked, and takes over what it says of itself: its size, and the part of the plane. */
import { batch } from "@preact/signals";
import type { Checked, Extent } from "../run/protocol.js";
import type { Runner } from "../run/runner.js";
import * as state from "./state.js";

/** What whoever shared a program had chosen. */
export interface Wish {
  readonly size?: number;
  readonly extent?: Extent;
}

export interface Checks {
  /** Nothing where the program has become another one meanwhile. */
  check(): Promise<Checked | undefined>;
  /** Whether the program can run at all; what keeps it from that is underlined in the editor. */
  loadable(): Promise<boolean>;
  /** Another program has been opened, whose own words count unless somebody wished otherwise. */
  begin(wish: Wish): void;
}

export function checksOf(runner: Runner): Checks {
  /** A program is checked once: a newer check would end an older one of the same. */
  let checking: { readonly program: string; readonly answer: Promise<Checked | undefined> } | undefined;
  /** What of the program's own words has been taken over. */
  let applied: Checked["directives"];
  let wished: Wish = {};

  function check(): Promise<Checked | undefined> {
    const program = state.program.value;
    if (checking?.program !== program) checking = { program, answer: checkOnce(program) };
    return checking.answer;
  }

  async function checkOnce(program: string): Promise<Checked | undefined> {
    try {
      const answer = await runner.check(program);
      if (program !== state.program.value) {
        forget(program);
        return undefined;
      }
      // A machine that was busy may have made it seem endless.
      if (answer.diagnostics.some(({ code }) => code === "ENDLESS")) forget(program);
      batch(() => {
        state.checked.value = answer;
        takeOver(answer.directives);
      });
      return answer;
    } catch (error) {
      forget(program);
      if (error instanceof Error && error.name === "AbortError") return undefined;
      throw error;
    }
  }

  /** Should the program come back, it is asked about again. */
  function forget(program: string): void {
    if (checking?.program === program) checking = undefined;
  }

  function takeOver(directives: Checked["directives"]): void {
    if (!directives) return;
    const before = applied;
    applied = directives;
    if (before?.size !== directives.size || !state.size.value) {
      state.size.value = wished.size ?? directives.size;
    }
    if (JSON.stringify(before?.extent) !== JSON.stringify(directives.extent)) {
      state.extent.value = (directives.extent && wished.extent) ?? directives.extent;
    }
    wished = {};
  }

  return {
    check,
    loadable: async () => (await check())?.directives !== undefined,
    begin(wish) {
      applied = undefined;
      wished = wish;
    },
  };
}
