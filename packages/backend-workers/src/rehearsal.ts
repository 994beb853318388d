/**
 * What is done while threads start, when the caller has nothing else to do: a small function is compiled, and run over
 * so many elements that they are divided. An engine compiles our own functions as they are first called, which takes
 * several times as long as what they do, and the system gives memory as it is first written to, at up to 17 µs for 4 KiB
 * on a virtual machine. A person's first function would wait for both.
 */
import { processArena, WasmEngine } from "@lockstep/codegen";
import { compileMap, parseFunction, rowMajor } from "@lockstep/core";
import { CommandQueue } from "./queue/command-queue.js";
import type { Platform, Threads } from "./threads/threads.js";

/** A little of what functions are made of. */
const sample = (x: number): number => {
  const y = x > 0 ? 1 / (1 + Math.exp(-x)) : x;
  return y * y + 1;
};

/** Half a megabyte, which a first function's tensors are then likely to get, in eight parts. */
const elements = 2 ** 17;
const chunk = 2 ** 14;

/** Nobody to take part: no thread that fails may take anything along that a person did not ask for. */
const nobody: Threads = { sit: () => new Promise(() => {}), end: () => Promise.resolve() };

let isDone = false;

/** Once in a process. */
export function rehearse(platform: Platform): void {
  if (isDone) return;
  isDone = true;
  const alone = { ...platform, threads: () => nobody };
  const engine = new WasmEngine(
    processArena(),
    (residents) =>
      new CommandQueue({ platform: alone, residents, threads: 2, chunk, stall: Number.POSITIVE_INFINITY }),
  );
  const storage = engine.storages.allocate("float32", elements);
  const view = { storage, layout: rowMajor([elements]) };
  engine.mapNest(compileMap(parseFunction(sample, { operation: "map" }), ["float32"]), [view], view);
  engine.runner.finish();
  engine.storages.release(storage);
  void engine.runner.close();
}
