/**
 * What is done while threads start, when the caller has nothing else to do: a small function is compiled and run, over
 * so much that it is divided. An engine compiles our own functions as they are first called, which takes several times
 * as long as what they do, and the system gives memory as it is first written to, at up to 17 µs for 4 KiB on a virtual
 * machine. A person's first function would wait for both.
 */
import type { ArenaStorage, WasmEngine } from "@lockstep/codegen";
import { compileMap, parseFunction, rowMajor } from "@lockstep/core";
import type { CommandQueue } from "./queue/command-queue.js";

/** A little of what functions are made of. */
const sample = (x: number): number => {
  const y = x > 0 ? 1 / (1 + Math.exp(-x)) : x;
  return y * y + 1;
};

/** Elements: half a megabyte, which a first function's tensors are then likely to get. */
const elements = 2 ** 17;

let isDone = false;

/** Once in a process. */
export function rehearse(engine: WasmEngine<CommandQueue>): void {
  if (isDone) return;
  isDone = true;
  const layout = rowMajor([elements]);
  const storage = engine.storages.allocate("float32", elements) as ArenaStorage;
  const view = { storage, layout };
  engine.map(compileMap(parseFunction(sample, { operation: "map" }), ["float32"]), [view], view);
  engine.runner.release(storage.cell);
}
