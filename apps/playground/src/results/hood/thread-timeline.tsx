/** Which thread took which part of an operation; fetched when it is first looked at. */
import type { Explanation } from "@lockstep/core";
import { lazily } from "../../app/lazily.js";

export const ThreadTimeline = lazily<{ readonly explanation: Explanation }>(
  "the timeline",
  async () => (await import("../../learn/timeline.js")).Timeline,
);
