/** Which thread took which part, where that was recorded; fetched when it is first needed. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Outcome } from "../../run/protocol.js";

type Timeline = ComponentType<{ readonly outcome: Outcome }>;

const [load] = Object.values(import.meta.glob<{ readonly Timeline: Timeline }>("../../learn/timeline.tsx"));

export function ThreadTimeline({ outcome }: { readonly outcome: Outcome }) {
  const [Part, setPart] = useState<Timeline>();
  useEffect(() => {
    void load?.().then(({ Timeline }) => setPart(() => Timeline));
  }, []);
  return Part ? <Part outcome={outcome} /> : null;
}
