/** Opens the backend of a target, and holds it to its engine. A backend's code is loaded when it is first asked for. */
import { add, type Backend, explain } from "@lockstep/core";
import { described } from "./look-for-card.js";
import type { Place } from "./messages.js";
import type { TargetId } from "./protocol.js";
import { Unavailable } from "./why-not.js";

export interface Opened {
  readonly device: Backend;
  /** What runs there, as a person would say it. */
  readonly detail: string;
  readonly threads?: number;
}

/** Rejects with `Unavailable`, or with what the backend says. */
export async function openDevice({ target, threads }: Place): Promise<Opened> {
  const opened = await open(target, threads);
  const { engine } = opened.device.capabilities;
  if (engine === engines[target]) return opened;
  const x = opened.device.tensor([0]);
  const { fallback = `it runs as ${engine}` } = explain(add, x, 1);
  await opened.device.dispose();
  throw new Unavailable(
    `${fallback.charAt(0).toUpperCase()}${fallback.slice(1)}`,
    "A page's Content-Security-Policy may have to allow 'wasm-unsafe-eval' or 'unsafe-eval'",
  );
}

/** What `capabilities.engine` has to say. */
const engines: Readonly<Record<TargetId, string>> = {
  "cpu:interpret": "interpret",
  "cpu:js": "js",
  "cpu:wasm": "wasm-simd",
  workers: "wasm-simd",
  "gpu:webgpu": "webgpu",
  "gpu:webgl2": "webgl2",
  "gpu:webgl": "webgl",
  "gpu:webasm": "webasm",
  "gpu:cpu": "cpu",
};

async function open(target: TargetId, threads: number): Promise<Opened> {
  switch (target) {
    case "cpu:interpret":
      return { device: await openCpu("interpret"), detail: "your own functions, as they are" };
    case "cpu:js":
      return { device: await openCpu("js"), detail: "JavaScript, on one thread" };
    case "cpu:wasm":
      return { device: await openCpu("wasm"), detail: "WebAssembly SIMD, on one thread" };
    case "workers": {
      const { workers } = await import("@lockstep/backend-workers");
      const device = await workers({ threads });
      return {
        device,
        detail: `WebAssembly SIMD, on up to ${navigator.hardwareConcurrency} threads`,
        threads,
      };
    }
    default:
      return openGpu(target);
  }
}

async function openCpu(mode: "interpret" | "js" | "wasm"): Promise<Backend> {
  const { cpu } = await import("@lockstep/backend-cpu");
  return cpu({ mode });
}

async function openGpu(target: Extract<TargetId, `gpu:${string}`>): Promise<Opened> {
  const engine = target.slice("gpu:".length) as "webgpu" | "webgl2" | "webgl" | "webasm" | "cpu";
  const { gpu } = await import("@lockstep/backend-gpu");
  const plain = engine === "webasm" || engine === "cpu";
  const device = await gpu({ engine, allow: [plain ? engine : "software"] });
  const { description, software } = device.adapter;
  return { device, detail: described(description, software && !plain) };
}
