/** What the engines of the test machines say of themselves: drivers on the processor, of which all is known. */
import type { Capabilities } from "@lockstep/core";
import { accuracyOf } from "../accuracy.js";
import { type EngineName, isPlain } from "../engines/engine.js";

const elements: Readonly<Partial<Record<EngineName, number>>> = {
  webgpu: 2 ** 28,
  webgl2: 260_046_848,
  webgl: 130_023_424,
  webasm: 2 ** 26,
  cpu: 2 ** 26,
};

export const expectedCapabilities = (engine: EngineName): Capabilities => ({
  dtypes: ["float32", "int32", "uint8", "bool"],
  engine,
  syncReads: false,
  maxElements: elements[engine]!,
  rounding: "each",
  reductionOrder: "fixed",
  flushesSubnormals: !isPlain(engine),
  ...accuracyOf(engine, { description: "", software: true }),
});
