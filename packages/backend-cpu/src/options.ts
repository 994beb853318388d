/** What `cpu` is asked for. */
import { LockstepError } from "@lockstep/core";
import { type CpuMode, modes } from "./engine-for.js";

export interface CpuOptions {
  /** How functions run; `"wasm"` unless told otherwise. */
  readonly mode?: CpuMode;
}

/** The mode that options ask for. Throws `ARGUMENT_INVALID`. */
export function checkMode(options: unknown): CpuMode {
  if (typeof options !== "object" || options === null) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `cpu takes an object of options, not ${options === null ? "null" : `a ${typeof options}`}`,
      mend: 'Write cpu() or cpu({ mode: "interpret" })',
    });
  }
  const unknown = Object.keys(options).find((name) => name !== "mode");
  if (unknown !== undefined) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `cpu has no option '${unknown}'`,
      mend: "Its only option is mode",
    });
  }
  const { mode = "wasm" } = options as { mode?: unknown };
  if ((modes as readonly unknown[]).includes(mode)) return mode as CpuMode;
  throw new LockstepError("ARGUMENT_INVALID", {
    cause: `${JSON.stringify(mode) ?? String(mode)} is not a mode of cpu`,
    mend: `Use one of ${modes.map((name) => `"${name}"`).join(", ")}`,
  });
}
