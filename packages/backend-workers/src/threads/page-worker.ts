/** One thread of a page, from its first moment to its last. */
import type { PageTask, PageWord } from "../page-thread.js";
import type { Seat } from "../ring/seat.js";
import { pageProgram } from "./page-program.js";

/** Milliseconds for which a browser lets a worker that was terminated run on, at most. */
const longestDeath = 3000;
/** Milliseconds by which a thread's last word may come after its end is known. */
const lastWordTime = 100;

export class PageWorker {
  /** Resolves when the thread has left its seat; rejects when it was lost. */
  readonly left: Promise<void>;
  readonly #worker = new Worker(programAddress());
  /** Resolves when nothing of it runs any more; absent as long as nothing does yet. */
  #gone: Promise<void> | undefined;

  /** Throws where the page's policy forbids it; some browsers only reject `left`. */
  constructor(seat: Seat) {
    const task: PageTask = { seat, lock: `lockstep ${crypto.randomUUID()}` };
    this.left = new Promise((resolve, reject) => {
      this.#worker.onerror = (event) => reject(new Error(event.message || forbidden));
      this.#worker.onmessage = ({ data: word }: MessageEvent<PageWord>) => {
        if (word === "here") {
          this.#gone = whenFree(task.lock);
          void this.#gone
            .then(() => after(lastWordTime))
            .then(() => reject(new Error("The browser ended the worker")));
        } else if (word === "left") resolve();
        else reject(new Error(word.failure));
      };
    });
    this.#worker.postMessage(task);
  }

  /** Ends the thread, whatever it does; resolves when nothing of it runs any more. Its ring must be abandoned. */
  async end(): Promise<void> {
    this.#worker.terminate();
    await this.#gone;
  }
}

const forbidden =
  "the worker did not load. A page with a Content-Security-Policy has to allow it: worker-src blob:";

let address: string | undefined;

/** One for all workers, and for good: a worker may load it at any later time. */
function programAddress(): string {
  address ??= URL.createObjectURL(new Blob([pageProgram], { type: "text/javascript" }));
  return address;
}

/** Resolves when nobody holds a lock any more. */
const whenFree = (lock: string): Promise<void> =>
  navigator.locks.request(lock, () => undefined).catch(() => after(longestDeath));

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
