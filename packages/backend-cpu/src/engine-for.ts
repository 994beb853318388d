/** Which engine a mode means here: itself, or the next best where the platform does not allow it. */
import { WasmEngine } from "@lockstep/codegen";
import type { Permissions } from "./cpu-backend.js";
import type { Engine } from "./engine.js";
import { InterpretEngine } from "./interpret-engine.js";
import { JsEngine } from "./js-engine.js";
import { onVectors } from "./on-vectors.js";

/** From the fastest on. */
export const modes = ["wasm", "js", "interpret"] as const;

export type CpuMode = (typeof modes)[number];

export interface Chosen {
  readonly engine: Engine;
  /** Why it is not the one asked for. */
  readonly fallback: string | undefined;
}

const noCode =
  "code may not be generated here (a Content-Security-Policy without 'unsafe-eval', or Node's " +
  "--disallow-code-generation-from-strings), so functions run uncompiled";

export function engineFor(mode: CpuMode, { canRunVectors, canGenerateCode }: Permissions): Chosen {
  const reasons: string[] = [];
  if (mode === "wasm") {
    const engine = onVectors(() => new WasmEngine(), canRunVectors);
    if (typeof engine !== "string") return { engine, fallback: undefined };
    reasons.push(engine);
  }
  if (mode !== "interpret") {
    if (canGenerateCode()) return { engine: new JsEngine(), fallback: textOf(reasons) };
    reasons.push(noCode);
  }
  return { engine: new InterpretEngine(), fallback: textOf(reasons) };
}

const textOf = (reasons: readonly string[]): string | undefined =>
  reasons.length === 0 ? undefined : reasons.join("; ");
