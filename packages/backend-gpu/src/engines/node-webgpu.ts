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

/** How many need it there at this moment. */
let users = 0;
let takeAway: () => void;

/** Does something while `navigator.gpu` is there. */
export async function withNavigator<T>(gpu: GPU, work: () => Promise<T>): Promise<T> {
  if (users === 0 && globalThis.navigator?.gpu === gpu) return work();
  if (users++ === 0) takeAway = put(gpu);
  try {
    return await work();
  } finally {
    if (--users === 0) takeAway();
  }
}

/** Node 20 has no navigator, and later ones have it without `gpu`. Gives what undoes it. */
function put(gpu: GPU): () => void {
  const [target, key, value] = globalThis.navigator
    ? ([navigator, "gpu", gpu] as const)
    : ([globalThis, "navigator", { gpu }] as const);
  Object.defineProperty(target, key, { value, configurable: true });
  return () => void Reflect.deleteProperty(target, key);
}
