/**
 * WebGPU in Node: the optional peer `webgpu`, which is Dawn. GPU.js asks the global `navigator` for it, when an instance
 * is made and when the device is acquired, and at no other time; that long it is there, and then no longer.
 */

let dawn: Promise<GPU> | undefined;

/** What `navigator.gpu` is in a page. Rejects where the peer is not installed or cannot be loaded. */
export function nodeWebGpu(): Promise<GPU> {
  dawn ??= import("webgpu").then(({ create }) => create([]) as unknown as GPU);
  return dawn;
}

/** Does something while `navigator.gpu` is there. */
export async function withNavigator<T>(gpu: GPU, work: () => Promise<T>): Promise<T> {
  if (typeof navigator !== "undefined" && navigator.gpu === gpu) return work();
  const isNew = typeof navigator === "undefined";
  const target = isNew ? globalThis : navigator;
  const key = isNew ? "navigator" : "gpu";
  Object.defineProperty(target, key, { value: isNew ? { gpu } : gpu, configurable: true });
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(target, key);
  }
}
