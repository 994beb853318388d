/**
 * What is done while threads start, when the caller has nothing else to do: a small function is compiled and run. An
 * engine compiles our own functions as they are first called, which takes several times as long as what they do, and
 * a person's first function would wait for that.
 */
import type { ArenaStorage, WasmEngine } from "@lockstep/codegen";
import { compileMap, parseFunction, rowMajor } from "@lockstep/core";
import type { CommandQueue } from "./queue/command-queue.js";

/** A little of what functions are made of. */
const sample = (x: number): number => {
  const y = x > 0 ? 1 / (1 + Math.exp(-x)) : x;
  return y * y + 1;
};

let isDone = false;

/** Once in a process. */
export function rehearse(engine: WasmEngine<CommandQueue>): void {
  if (isDone) return;
  isDone = true;
  const layout = rowMajor([1]);
  const storage = engine.storages.allocate("float32", 1) as ArenaStorage;
  const view = { storage, layout };
  engine.map(compileMap(parseFunction(sample, { operation: "map" }), ["float32"]), [view], view);
  engine.runner.release(storage.cell);
}
