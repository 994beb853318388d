/** Runs commands on the thread that gives them, to their ends. */
import type { Arena } from "../memory/index.js";
import { type Command, type CommandRunner, writeFrame } from "./command.js";

/**
 * Elements of a call. A long loop is asked for in pieces, because the engine puts its better code in the place of its
 * first code between calls only.
 */
export const pieceElements = 16384;

export class RunHere implements CommandRunner {
  readonly idle = true;

  constructor(readonly arena: Arena) {}

  shortElements(): number {
    return pieceElements;
  }

  run(command: Command, first = 0, end = command.turns): void {
    const { workspace } = this.arena;
    const { loop, entry, perTurn, grain, fewParts } = command;
    const call = loop.entries[entry]!;
    writeFrame(this.arena, workspace, command);
    const piece = grain * Math.max(1, Math.ceil(pieceElements / (perTurn * grain)));
    const step = fewParts === undefined ? piece : end - first;
    for (let from = first; from < end; from += step) call(workspace, from, Math.min(end, from + step));
  }
  finish(): void {}
}
