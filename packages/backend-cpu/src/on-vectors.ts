/** Makes what runs in WebAssembly SIMD, where the platform has that. */
import { noVectors } from "@lockstep/codegen";
import { LockstepError } from "@lockstep/core";

/** What `make` makes, or in words why there is none. */
export function onVectors<Engine extends object>(
  make: () => Engine,
  canRunVectors: () => boolean,
): Engine | string {
  if (!canRunVectors()) return noVectors;
  try {
    return make();
  } catch (error) {
    if (!(error instanceof LockstepError)) throw error;
    return error.message.split("\n")[0]!;
  }
}
