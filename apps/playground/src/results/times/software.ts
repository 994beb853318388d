/** Whether what ran as a graphics card was one: a browser may have the processor compute in its place. */
import type { Outcome } from "../../run/protocol.js";

/** What computed instead, as it calls itself; undefined where a card did, or where nobody said that one would. */
export function inPlaceOfCard({ target, operations }: Outcome): string | undefined {
  if (!target.startsWith("gpu:")) return undefined;
  for (const { explanation } of operations) {
    for (const note of explanation.notes) {
      const [, driver] = /^On the processor, [^:]*: (.*)$/.exec(note) ?? [];
      if (driver !== undefined) return driver;
    }
  }
  return undefined;
}
