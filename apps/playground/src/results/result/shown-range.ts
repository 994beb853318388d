/** What colours and axes run between: the result's own numbers, and while it plays those of the frames before, so nothing flickers. */
import { useRef } from "preact/hooks";
import type { Result } from "../../run/protocol.js";
import type { Range } from "./paint.js";
import { summaryOf } from "./summary.js";

export const together = (one: Range, other: Range | undefined): Range =>
  other === undefined || Number.isNaN(other.least)
    ? one
    : Number.isNaN(one.least)
      ? other
      : { least: Math.min(one.least, other.least), greatest: Math.max(one.greatest, other.greatest) };

export function useShownRange(result: Result, playing: boolean): Range {
  const before = useRef<Range | undefined>(undefined);
  const { least, greatest } = summaryOf(result);
  before.current = together({ least, greatest }, playing ? before.current : undefined);
  return before.current;
}
