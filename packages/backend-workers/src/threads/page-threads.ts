/** Threads of a page: a native worker for each seat. */
import type { Seat } from "../ring/seat.js";
import { PageWorker } from "./page-worker.js";
import type { Threads } from "./threads.js";

export class PageThreads implements Threads {
  readonly #workers = new Set<PageWorker>();

  async sit(seat: Seat): Promise<void> {
    const worker = new PageWorker(seat);
    this.#workers.add(worker);
    try {
      await worker.left;
    } finally {
      await worker.end();
      this.#workers.delete(worker);
    }
  }

  async end(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.end()));
  }
}
