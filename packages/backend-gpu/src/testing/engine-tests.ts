/** What every engine must do, whatever it stands on. Called within a test file, once for each engine. */
import { afterAll, beforeAll, describe } from "vitest";
import type { Engine } from "../engines/engine.js";
import { lossTests } from "./loss-tests.js";
import { memoryTests } from "./memory-tests.js";
import { queueTests } from "./queue-tests.js";
import { sizeTests } from "./size-tests.js";
import { valueTests } from "./value-tests.js";

export interface Tested {
  open(): Promise<Engine>;
  /** Takes away what the engine that was opened last stands on. */
  lose(): Promise<void>;
}

/** The engine of a group of tests, opened for them. */
function opened(open: () => Promise<Engine>): () => Engine {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());
  return () => engine;
}

export function engineTests({ open, lose }: Tested): void {
  describe("values", () => valueTests(opened(open)));
  describe("sizes", () => sizeTests(opened(open)));
  describe("the queue", () => queueTests(opened(open)));
  describe("memory", () => memoryTests(open));
  describe("loss", () => lossTests(open, lose));
}
