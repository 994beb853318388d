/** Which engine a mode means here: itself, or the next best where the platform does not allow it. */
import { WasmEngine } from "@lockstep/codegen";
import { LockstepError } from "@lockstep/core";
import type { Permissions } from "./cpu-backend.js";
import type { Engine } from "./engine.js";
import { InterpretEngine } from "./interpret-engine.js";
import { JsEngine } from "./js-engine.js";

/** From the fastest on. */
export const modes = ["wasm", "js", "interpret"] as const;

export type CpuMode = (typeof modes)[number];

export interface Chosen {
  readonly engine: Engine;
  /** Why it is not the one asked for. */
  readonly fallback: string | undefined;
}

const noVectors =
  "WebAssembly SIMD is not to be had here (an old engine, or a Content-Security-Policy without 'wasm-unsafe-eval')";
const noCode =
  "code may not be generated here (a Content-Security-Policy without 'unsafe-eval', or Node's " +
  "--disallow-code-generation-from-strings), so functions run uncompiled";

export function engineFor(mode: CpuMode, { canRunVectors, canGenerateCode }: Permissions): Chosen {
  const reasons: string[] = [];
  if (mode === "wasm") {
    const engine = canRunVectors() ? wasmEngine(reasons) : undefined;
    if (engine) return { engine, fallback: undefined };
    if (reasons.length === 0) reasons.push(noVectors);
  }
  if (mode !== "interpret") {
    if (canGenerateCode()) return { engine: new JsEngine(), fallback: textOf(reasons) };
    reasons.push(noCode);
  }
  return { engine: new InterpretEngine(), fallback: textOf(reasons) };
}

const textOf = (reasons: readonly string[]): string | undefined =>
  reasons.length === 0 ? undefined : reasons.join("; ");

function wasmEngine(reasons: string[]): Engine | undefined {
  try {
    return new WasmEngine();
  } catch (error) {
    if (!(error instanceof LockstepError)) throw error;
    reasons.push(error.message.split("\n")[0]!);
    return undefined;
  }
}
