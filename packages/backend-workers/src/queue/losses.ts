/** What was lost with threads that were given up. */
import type { Cell, Command } from "@lockstep/codegen";

export class Losses {
  /** Outputs to which threads that were given up may still write, and why they were. */
  readonly #quarantine = new Map<Cell, Error>();
  #trouble: Error | undefined;

  /** Why a command cannot be run: what it reads, or writes in part, was lost, or may still be written to. */
  behind({ inputs, out, overwrites }: Command): Error | undefined {
    if (this.#quarantine.size > 0 && this.#quarantine.has(out)) return this.#quarantine.get(out);
    for (const cell of inputs) if (cell.lost !== undefined) return cell.lost;
    return overwrites ? undefined : out.lost;
  }

  /** The elements of a cell are not what they should be. */
  lose(cell: Cell, error: Error): void {
    cell.lost = error;
    this.#trouble ??= error;
  }

  /** A command was run, on whatever it was given: its output is lost if it failed, or if what it was given was lost. */
  settle(command: Command, failure: Error | undefined): void {
    const loss = failure ?? this.behind(command);
    if (loss !== undefined) this.lose(command.out, loss);
    else if (command.overwrites) command.out.lost = undefined;
  }

  /** Keeps a cell from being used until threads are gone. */
  quarantine(cell: Cell, error: Error, gone: Promise<void>): void {
    this.#quarantine.set(cell, error);
    void gone.finally(() => this.#quarantine.delete(cell));
  }

  isQuarantined(cell: Cell): boolean {
    return this.#quarantine.has(cell);
  }

  /** What went wrong since this was last asked. */
  takeTrouble(): Error | undefined {
    const trouble = this.#trouble;
    this.#trouble = undefined;
    return trouble;
  }
}
