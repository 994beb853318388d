/** The engines of GPU.js that compute on the processor, and never claim otherwise: the last to be taken, where allowed. */
import type { Candidate } from "./candidate.js";
import type { Engine, EngineName } from "./engine.js";
import { cpuEngine, webasmEngine } from "./plain-engine.js";

const candidate = (name: EngineName, description: string, open: () => Engine): Candidate => ({
  name,
  find: () => Promise.resolve({ adapter: { description, software: true }, open: async () => open() }),
});

export const plainEngines: readonly Candidate[] = [
  candidate("webasm", "WebAssembly, by GPU.js", webasmEngine),
  candidate("cpu", "JavaScript, by GPU.js", cpuEngine),
];
