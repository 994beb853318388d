/** What a thread is told when it takes its seat, and what it makes of it. */
import { instantiate } from "@lockstep/codegen";
import { Control, slotWord } from "./control.js";
import { Hand, type Runs } from "./hand.js";
import { serve } from "./serve.js";

export interface Seat {
  readonly control: SharedArrayBuffer;
  readonly memory: WebAssembly.Memory;
  readonly seat: number;
  readonly workspace: number;
  readonly runs: Runs;
  readonly spin: number;
}

/**
 * The modules that this thread has made, by number: it may leave its seat and come back. A thread serves one ring in
 * its life, and each message that seats it brings another object for the same memory.
 */
const made = new Map<number, Readonly<Record<string, unknown>>>();

/** Serves until nothing is left to do on that seat. */
export function takeSeat({ control: buffer, memory, seat, workspace, runs, spin }: Seat): void {
  const control = new Control(buffer);
  const entriesOf = (slot: number): Readonly<Record<string, unknown>> => {
    const { words } = control;
    const module = words[slot + slotWord.module]!;
    let entries = made.get(module);
    if (entries === undefined) {
      const start = words[slot + slotWord.moduleOffset]!;
      // A copy, because modules are not made from shared memory.
      const bytes = control.store.slice(start, start + words[slot + slotWord.moduleBytes]!);
      entries = instantiate({ bytes, tables: words[slot + slotWord.tables]! }, memory);
      if (made.size >= mostModules) made.delete(made.keys().next().value!);
      made.set(module, entries);
    }
    return entries;
  };
  serve(new Hand({ control, memory, seat, workspace, entriesOf, runs, spin }));
}

/** Modules that a thread keeps. */
const mostModules = 512;
