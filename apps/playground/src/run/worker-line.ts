/** The page's end of a worker: asks one thing at a time, hears the answers as they come, and can end it at any time. */
import type { Answer, Ask } from "./messages.js";

export class WorkerLine {
  #worker: Worker | undefined;
  /** Settles when the worker is free for the next question. */
  #free: Promise<void> = Promise.resolve();
  #ended = false;
  /** Wakes whoever waits for an answer. */
  #wake: (() => void) | undefined;
  #failure: Error | undefined;
  readonly #answers: Answer[] = [];

  constructor(private readonly start: () => Worker) {}

  get ended(): boolean {
    return this.#ended;
  }

  /**
   * The answers up to "done", which is left out. They stop early, without an error, when the line is ended; who stops
   * listening ends the line, since nothing else stops a program. Throws where the worker itself fails.
   */
  async *ask(ask: Ask): AsyncGenerator<Answer, void> {
    const before = this.#free;
    let release = (): void => {};
    this.#free = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    let isDone = this.#ended;
    if (isDone) return release();
    try {
      this.#open().postMessage(ask);
      while (!this.#ended) {
        const answer = this.#answers.shift();
        if (answer === undefined) {
          if (this.#failure) throw this.#failure;
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
          continue;
        }
        isDone = answer.kind === "done";
        if (isDone) return;
        if (answer.kind === "broken") throw new Error(answer.message);
        yield answer;
      }
    } finally {
      if (!isDone) this.end();
      release();
    }
  }

  /** Ends the worker, whatever it does, and all workers that it has started. */
  end(): void {
    this.#ended = true;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#wake?.();
  }

  #open(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.start();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      this.#answers.push(data);
      this.#wake?.();
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#failure = new Error(event.message || "A worker of this page did not start");
      this.#wake?.();
    };
    this.#worker = worker;
    return worker;
  }
}
