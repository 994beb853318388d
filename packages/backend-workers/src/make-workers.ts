/** `workers`, for a platform. */
import { canRunVectors, noVectors, processArena } from "@lockstep/codegen";
import { LockstepError } from "@lockstep/core";
import { checkOptions, type WorkersOptions } from "./options.js";
import type { Platform } from "./threads/threads.js";
import { WorkersBackend } from "./workers-backend.js";

export async function makeWorkers(platform: Platform, options: WorkersOptions): Promise<WorkersBackend> {
  const checked = checkOptions(options, platform.concurrency());
  const obstacle = platform.obstacle() ?? obstacleToVectors();
  if (obstacle !== undefined) throw new LockstepError("BACKEND_UNAVAILABLE", obstacle);
  const device = new WorkersBackend(platform, checked);
  try {
    await device.ready();
  } catch (error) {
    await device.dispose();
    throw error;
  }
  return device;
}

function obstacleToVectors(): { cause: string; mend: string } | undefined {
  if (!canRunVectors()) {
    return { cause: noVectors, mend: "Use cpu(), which also runs in JavaScript" };
  }
  if (!processArena().shared) {
    return {
      cause: "The platform gives no shared memory, which threads need to work on the same tensors",
      mend: "Use cpu()",
    };
  }
  return undefined;
}
