/** Finds out whether a target can run here, in its own worker, and says why not where it cannot. */
import { lookForCard } from "./look-for-card.js";
import type { Place } from "./messages.js";
import { openDevice } from "./open-device.js";
import type { Target } from "./protocol.js";
import { whyNot } from "./why-not.js";

export async function findTarget(place: Place): Promise<Target> {
  const { target: id } = place;
  try {
    const card = await lookForCard(id);
    if (card !== undefined) return { id, available: true, detail: card };
    const { device, detail } = await openDevice(place);
    await device.dispose();
    return { id, available: true, detail };
  } catch (error) {
    return { id, available: false, why: whyNot(error) };
  }
}
