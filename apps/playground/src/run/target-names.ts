/** What targets are called, in the words of the README. */
import type { TargetId } from "./protocol.js";

export const targetNames: Readonly<
  Record<TargetId, { readonly name: string; readonly call: string; readonly how: string }>
> = {
  "cpu:interpret": {
    name: "uncompiled",
    call: 'cpu({ mode: "interpret" })',
    how: "your function, called for every element",
  },
  "cpu:js": { name: "JavaScript", call: 'cpu({ mode: "js" })', how: "a loop of generated JavaScript" },
  "cpu:wasm": { name: "WebAssembly", call: "cpu()", how: "a loop of vector instructions, on one thread" },
  workers: { name: "threads", call: "await workers()", how: "the same loop, divided among threads" },
  "gpu:webgpu": { name: "WebGPU", call: 'await gpu({ engine: "webgpu" })', how: "the graphics card" },
  "gpu:webgl2": {
    name: "WebGL 2",
    call: 'await gpu({ engine: "webgl2" })',
    how: "the graphics card, as it draws",
  },
  "gpu:webgl": { name: "WebGL", call: 'await gpu({ engine: "webgl" })', how: "older graphics cards" },
  "gpu:webasm": {
    name: "GPU.js, WebAssembly",
    call: 'await gpu({ engine: "webasm", allow: ["webasm"] })',
    how: "GPU.js on the processor",
  },
  "gpu:cpu": {
    name: "GPU.js, JavaScript",
    call: 'await gpu({ engine: "cpu", allow: ["cpu"] })',
    how: "GPU.js on the processor, uncompiled",
  },
};
