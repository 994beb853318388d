/** Which colour each target has, wherever it is shown. */
import type { TargetId } from "../run/protocol.js";

export const targetColours: Readonly<Record<TargetId, string>> = {
  "cpu:interpret": "var(--cpu-interpret)",
  "cpu:js": "var(--cpu-js)",
  "cpu:wasm": "var(--cpu)",
  workers: "var(--workers)",
  "gpu:webgpu": "var(--gpu)",
  "gpu:webgl2": "var(--gpu-webgl2)",
  "gpu:webgl": "var(--gpu-webgl)",
  "gpu:webasm": "var(--gpu-webasm)",
  "gpu:cpu": "var(--gpu-js)",
};
