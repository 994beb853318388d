/** Which frame is seen, how many there are a second, and how long the program takes for one. */
import { useRef } from "preact/hooks";
import type { Frame } from "../../run/protocol.js";
import { printCount, printTime } from "../print-numbers.js";
import { FrameRate } from "./frame-rate.js";

interface Seen {
  readonly frame: Frame;
  readonly perSecond: number | undefined;
}

export function Playing({ frame }: { readonly frame: Frame }) {
  const rate = useRef(new FrameRate());
  const last = useRef<Seen | undefined>(undefined);
  if (last.current?.frame !== frame) {
    if (last.current && frame.number <= last.current.frame.number) rate.current = new FrameRate();
    last.current = { frame, perSecond: rate.current.add(performance.now()) };
  }
  const { perSecond } = last.current;
  return (
    <p class="soft small">
      Frame {printCount(frame.number)} · {perSecond === undefined ? "–" : perSecond.toFixed(0)} frames per
      second · {printTime(frame.time)} each
    </p>
  );
}
