/** Whether operations give their temporaries back. */
import type { Backend } from "../src/backend/backend.js";

/** The number of storages that a call leaves behind. */
export function storagesLeft(device: Backend, run: () => unknown): number {
  const before = device.memory().storages;
  run();
  return device.memory().storages - before;
}
