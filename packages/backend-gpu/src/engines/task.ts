/** What waits in an engine's queue. All of it happens in the order in which it was asked for. */
import type { LockstepError } from "@lockstep/core";
import type { Kept } from "./kept.js";
import type { Entry } from "./programs.js";

export interface UploadTask<Words> {
  readonly kind: "upload";
  readonly target: Kept<Words>;
  /** Still the caller's own where it goes at once. */
  words: Float32Array | Int32Array;
}

export interface RunTask<Program, Words> {
  readonly kind: "run";
  readonly target: Kept<Words>;
  readonly entry: Entry<Program>;
  readonly inputs: readonly Kept<Words>[];
  readonly scalars: readonly number[];
}

export interface DownloadTask<Words> {
  readonly kind: "download";
  readonly source: Kept<Words>;
  readonly resolve: (words: Float32Array | Promise<Float32Array>) => void;
  readonly reject: (error: LockstepError) => void;
}

export interface MarkTask {
  readonly kind: "mark";
  readonly resolve: (drained: Promise<void>) => void;
  readonly reject: (error: LockstepError) => void;
}

export type Task<Program, Words> =
  | UploadTask<Words>
  | RunTask<Program, Words>
  | DownloadTask<Words>
  | MarkTask;

export const inputsOf = <Words>(task: Task<unknown, Words>): readonly Kept<Words>[] =>
  task.kind === "run" ? task.inputs : task.kind === "download" ? [task.source] : [];

/** The memory that a task takes until the card is through with it. */
export const bytesOf = (task: Task<unknown, unknown>): number =>
  task.kind === "mark" ? 0 : (task.kind === "download" ? task.source : task.target).bytes;

/** First in, first out; taking one costs the same however many there are. */
export class Queue<Item> {
  #items: (Item | undefined)[] = [];
  #first = 0;

  get head(): Item | undefined {
    return this.#items[this.#first];
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  shift(): void {
    this.#items[this.#first++] = undefined;
    if (this.#first < 1024 || this.#first * 2 < this.#items.length) return;
    this.#items = this.#items.slice(this.#first);
    this.#first = 0;
  }

  get isEmpty(): boolean {
    return this.#first === this.#items.length;
  }

  /** Everything that waits, which then waits no longer. */
  drain(): Item[] {
    const rest = this.#items.slice(this.#first) as Item[];
    this.#items = [];
    this.#first = 0;
    return rest;
  }
}
