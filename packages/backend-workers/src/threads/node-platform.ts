/** Node: threads of piscina, and a caller that may wait. */
import { availableParallelism } from "node:os";
import { mostThreads } from "../options.js";
import { PiscinaThreads } from "./piscina-threads.js";
import type { Platform } from "./threads.js";

export const nodePlatform: Platform = {
  concurrency: () => Math.min(availableParallelism(), mostThreads),
  mayBlock: () => true,
  obstacle: () => undefined,
  // So that a process that is done can end.
  idleTime: 100,
  threads: (count) => new PiscinaThreads(count),
  turn: () => new Promise((resolve) => setImmediate(resolve)),
};
