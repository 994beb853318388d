/** Which engine of the graphics card this browser has, the best first. */
import type { Target, TargetId } from "../run/protocol.js";

export const cardEngines: readonly TargetId[] = ["gpu:webgpu", "gpu:webgl2", "gpu:webgl"];

/** Undefined while a better one is still being looked for, and where there is none. */
export function cardOf(targets: readonly Target[]): TargetId | undefined {
  for (const id of cardEngines) {
    const target = targets.find((one) => one.id === id);
    if (target === undefined || target.available) return target?.id;
  }
  return undefined;
}

/** Whether all engines have been looked for. */
export const cardIsKnown = (targets: readonly Target[]): boolean =>
  cardOf(targets) !== undefined || cardEngines.every((id) => targets.some((target) => target.id === id));
