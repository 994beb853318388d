/** The page's end of the worker in which the suite runs: one ask, its answers, and an end at any time. */
import type { SuiteAnswer, SuiteAsk } from "./messages.js";

export class SuiteLine {
  readonly #worker = new Worker(new URL("./suite.worker.ts", import.meta.url), {
    type: "module",
    name: "conformance",
  });
  #wake: (() => void) | undefined;
  #ended = false;
  #failure: Error | undefined;
  readonly #answers: SuiteAnswer[] = [];

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<SuiteAnswer>) => {
      this.#answers.push(data);
      this.#wake?.();
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#failure = new Error(event.message || "The suite's worker did not start");
      this.#wake?.();
    };
  }

  /** The answers as they come; they stop early, without an error, when the line is ended. */
  async *ask(ask: SuiteAsk): AsyncGenerator<SuiteAnswer, void> {
    this.#worker.postMessage(ask);
    while (!this.#ended) {
      const answer = this.#answers.shift();
      if (answer !== undefined) {
        if (answer.kind === "done") return;
        yield answer;
      } else if (this.#failure) {
        throw this.#failure;
      } else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }

  /** Ends the worker, whatever it does, with all threads that it has started. */
  end(): void {
    this.#ended = true;
    this.#worker.terminate();
    this.#wake?.();
  }
}
