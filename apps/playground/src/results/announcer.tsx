/** Says aloud what becomes of each target, for those who do not see it. */
import { useRef } from "preact/hooks";
import { events } from "../app/state.js";
import type { RunEvent } from "../run/protocol.js";
import { announce } from "./announcement.js";

export function Announcer() {
  const said = useRef(new Set<RunEvent>());
  const text = useRef("");
  const fresh = [...events.value.values()].filter((event) => !said.current.has(event));
  const sentences = fresh.flatMap((event) => announce(event) ?? []);
  if (sentences.length > 0) text.current = sentences.join(" ");
  said.current = new Set(events.value.values());
  return (
    <p class="visually-hidden" role="status">
      {text.current}
    </p>
  );
}
