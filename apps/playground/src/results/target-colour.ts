/** The colour of each target, as a token of the design: the same in every chart. */
import type { TargetId } from "../run/protocol.js";

export const targetColours: Readonly<Record<TargetId, string>> = {
  "cpu:interpret": "var(--cpu-interpret)",
  "cpu:js": "var(--cpu-js)",
  "cpu:wasm": "var(--cpu)",
  workers: "var(--workers)",
  "gpu:webgpu": "var(--gpu)",
  "gpu:webgl2": "var(--gpu-other)",
  "gpu:webgl": "var(--gpu-other)",
  "gpu:webasm": "var(--gpu-other)",
  "gpu:cpu": "var(--gpu-other)",
};
