/** A page, or a worker of one: native workers, and a caller that may wait only where it is a worker itself. */
import { mostThreads } from "../options.js";
import { PageThreads } from "./page-threads.js";
import type { Platform } from "./threads.js";

export const pagePlatform: Platform = {
  concurrency: () => Math.min(navigator.hardwareConcurrency || 1, mostThreads),
  mayBlock,
  obstacle,
  threads: () => new PageThreads(),
  turn: () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    }),
};

function mayBlock(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0);
    return true;
  } catch {
    return false;
  }
}

function obstacle(): { cause: string; mend: string } | undefined {
  if (!globalThis.crossOriginIsolated) {
    return {
      cause:
        "This page is not cross-origin isolated, so the browser gives it no memory to share with threads",
      mend:
        "Serve it with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: " +
        "require-corp, which a service worker can add where the host cannot; or use cpu()",
    };
  }
  if (typeof SharedArrayBuffer === "undefined" || typeof Worker === "undefined") {
    const missing = typeof Worker === "undefined" ? "Worker" : "SharedArrayBuffer";
    return { cause: `This browser, or this kind of worker, has no ${missing}`, mend: "Use cpu()" };
  }
  return undefined;
}
