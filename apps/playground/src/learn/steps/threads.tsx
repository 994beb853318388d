/** Step 4: the same loop on every core, and why parts are claimed and not dealt out. */
import { Claims } from "../drawings/claims.js";
import { claimedShares, equalShares, rowCosts } from "../shares.js";
import { Timeline } from "../timeline.js";
import { pictureSize } from "../tour-programs.js";
import type { TourStep } from "../tour-step.js";

/** Parts for each thread, about as many as are claimed. */
const partsEach = 10;

export const threadsStep: TourStep = {
  title: "On every core",
  short: "Threads",
  target: () => "workers",
  Text: () => (
    <>
      <p>
        <code>await workers()</code> runs the very same loop on several threads. They share the memory, so
        nothing is sent: an operation is one command in a ring, and each thread computes its own part of the
        rows.
      </p>
      <p>
        Which part? Rows through the middle of the picture take far longer than others. Dealt out in equal
        shares, threads would wait for the slowest. So everyone <strong>claims</strong> small parts, first of
        a share that is the same in every run and so in the caches of that core, then of what others have left
        of theirs. Small work never leaves the calling thread: waking another one would cost more.
      </p>
      <p>No bit of the answer depends on who computed what.</p>
    </>
  ),
  Drawing: ({ outcome }) => {
    if (!outcome) return <p class="soft">Run it, and see which thread took which part.</p>;
    const costs = rowCosts(outcome.result.data, pictureSize);
    const threads = outcome.threads ?? 2;
    return (
      <>
        <Timeline outcome={outcome} />
        <Claims
          equal={equalShares(costs, threads)}
          claimed={claimedShares(costs, threads, threads * partsEach)}
        />
      </>
    );
  },
};
