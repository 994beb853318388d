/** Whether operations give their temporaries back. */
import type { Device } from "../src/backend/device.js";

/** The number of storages that a call leaves behind. */
export function storagesLeft(device: Device, run: () => unknown): number {
  const before = device.memory().storages;
  run();
  return device.memory().storages - before;
}
