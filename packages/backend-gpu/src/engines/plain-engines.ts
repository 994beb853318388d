/** The engines of GPU.js that compute on the processor, and never claim otherwise: the last to be taken, where allowed. */
import type { Candidate } from "./candidate.js";
import type { PlainName } from "./engine.js";
import { loadGpuJs } from "./gpu-js.js";

const candidate = (name: PlainName, description: string): Candidate => ({
  name,
  find: () => Promise.resolve({ adapter: { description, software: true }, open: () => open(name) }),
});

/** Loaded when one is wanted: whoever has a card needs none of it. */
async function open(name: PlainName) {
  await loadGpuJs();
  const { cpuEngine, webasmEngine } = await import("./plain-engine.js");
  return name === "cpu" ? cpuEngine() : webasmEngine();
}

export const plainEngines: readonly Candidate[] = [
  candidate("webasm", "WebAssembly, by GPU.js"),
  candidate("cpu", "JavaScript, by GPU.js"),
];
