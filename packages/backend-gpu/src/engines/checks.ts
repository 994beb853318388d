/** What an engine cannot run at all is refused before anything is allocated for it. */
import { LockstepError } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import type { Engine } from "./engine.js";
import { outOfMemory } from "./faults.js";
import type { Kept } from "./kept.js";

export function checkLength({ name, limits }: Engine, length: number): void {
  if (length <= limits.elements) return;
  throw outOfMemory(name, `${length} elements, of which one array holds at most ${limits.elements}`);
}

export function checkGather({ name, limits, dtypes }: Engine, gather: Gather): void {
  if (gather.inputs.length > limits.inputs) {
    throw new LockstepError("ARGUMENT_INVALID", {
      cause: `${gather.name} reads ${gather.inputs.length} tensors at once, and ${name} at most ${limits.inputs}`,
      mend: "Take fewer in one operation, and use the result in the next",
    });
  }
  for (const dtype of [...gather.inputs, gather.out]) {
    if (dtypes.includes(dtype)) continue;
    throw new LockstepError("DTYPE_UNSUPPORTED", {
      cause: `${name} on this adapter has no ${dtype}`,
      mend: `Use one of ${dtypes.join(", ")}, or another backend`,
    });
  }
}

/** What was released would read as something else. */
export function checkKept(...handles: readonly Kept<unknown>[]): void {
  if (!handles.some((handle) => handle.isReleased)) return;
  throw new LockstepError("DISPOSED", {
    cause: "An array was used after it was released",
    mend: "Release it when nothing more will be asked of it",
  });
}
