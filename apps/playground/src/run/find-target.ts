/** Finds out whether a target can run here, in its own worker, and says why not where it cannot. */
import type { Place } from "./messages.js";
import { openDevice } from "./open-device.js";
import type { Target, TargetId } from "./protocol.js";
import { whyNot } from "./why-not.js";

/** Engines of GPU.js that need no card: opening one would load half a megabyte to learn what is known. */
const withoutCard: Partial<Readonly<Record<TargetId, string>>> = {
  "gpu:webasm": "WebAssembly, by GPU.js, which is loaded when it is first run",
  "gpu:cpu": "JavaScript, by GPU.js, which is loaded when it is first run",
};

export async function findTarget(place: Place): Promise<Target> {
  const { target: id } = place;
  const known = withoutCard[id];
  if (known !== undefined) return { id, available: true, detail: known };
  try {
    const { device, detail } = await openDevice(place);
    await device.dispose();
    return { id, available: true, detail };
  } catch (error) {
    return { id, available: false, why: whyNot(error) };
  }
}
