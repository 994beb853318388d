/** Threads of a piscina pool. Each serves a ring in one long task, because a task for each command would cost 60 µs. */
import { Piscina } from "piscina";
import type { Seat } from "../ring/seat.js";
import { threadProgram } from "./node-program.js";
import type { Threads } from "./threads.js";

/** What tests choose otherwise. */
export type PoolOptions = Pick<
  NonNullable<ConstructorParameters<typeof Piscina>[0]>,
  "filename" | "resourceLimits"
>;

export class PiscinaThreads implements Threads {
  readonly pool: Piscina;

  constructor(count: number, { filename = threadProgram(), ...options }: PoolOptions = {}) {
    this.pool = new Piscina({
      ...options,
      filename,
      name: "takeSeat",
      minThreads: count,
      maxThreads: count,
      concurrentTasksPerWorker: 1,
      // Tasks are rare and long: a thread between two of them may as well wait for a message.
      atomics: "disabled",
    });
    // A thread that dies between tasks is replaced by the pool; the ring sees the rest.
    this.pool.on("error", () => undefined);
  }

  sit(seat: Seat): Promise<void> {
    return this.pool.run(seat);
  }

  async end(): Promise<void> {
    await this.pool.destroy();
  }
}
