/** Step 5: the graphics card, and the one thing whose order does matter: a reduction. */
import { blockLength, laneCount } from "@lockstep/core";
import { targets, threads } from "../../app/state.js";
import { CodeText } from "../../results/hood/code-text.js";
import { inPlaceOfCard } from "../../results/times/software.js";
import type { TargetId } from "../../run/protocol.js";
import { cardOf } from "../card-of.js";
import { SumOrder } from "../drawings/sum-order.js";
import { SumTable } from "../sum-table.js";
import { ThreeNumbers } from "../three-numbers.js";
import { sums } from "../tour-programs.js";
import { outcomeOf, runOf, runTasks } from "../tour-runs.js";
import type { TourStep } from "../tour-step.js";

const summing: readonly TargetId[] = ["cpu:js", "cpu:wasm", "workers"];

function Sums() {
  const card = cardOf(targets.value);
  const tasks = [...summing, ...(card ? [card] : [])].map((target) => ({ program: "sums", target }) as const);
  const running = tasks.some((task) => runOf(task)?.state === "running");
  const outcomes = tasks.flatMap((task) => outcomeOf(task) ?? []);
  return (
    <section class="tour-more" aria-labelledby="tour-sums">
      <div>
        <h3 id="tour-sums">Why a sum is different</h3>
        <p>
          An element of a map depends on itself alone. A <code>reduce</code> makes one number of many, and
          then the order matters: float32 rounds after every addition.
        </p>
        <ThreeNumbers />
        <p>
          So Lockstep promises an order. What it recognises as associative (a sum, a product, a maximum) goes
          on one <strong>fixed tree</strong>: blocks of {blockLength} elements, in each {laneCount} lanes,
          then neighbours in pairs. Anything else goes strictly <strong>from left to right</strong>, and only
          different outputs run in parallel. Both depend on the length alone: one thread or eight, the bits
          are the same. A graphics card states how far it may be off.
        </p>
      </div>
      <div>
        <SumOrder />
        <p class="row">
          <button
            type="button"
            class="button"
            disabled={running}
            onClick={() => void runTasks(tasks, threads.value)}
          >
            {running ? "Runs…" : outcomes.length > 0 ? "Sum up again" : "Sum up, in both orders"}
          </button>
        </p>
        <SumTable outcomes={outcomes} />
        <details>
          <summary>The program</summary>
          <CodeText code={sums} language="javascript" />
        </details>
      </div>
    </section>
  );
}

export const cardAndSums: TourStep = {
  title: "On the graphics card, and the order of a sum",
  short: "Card, and sums",
  target: cardOf,
  Text: () => (
    <>
      <p>
        <code>await gpu()</code> writes your function as a shader. A card has thousands of lanes where a
        processor's vector has four, and the same masks: lanes of a group wait for their slowest. It pays
        where there is enough to compute, and where results stay on the card: reading them back takes time.
      </p>
      <p>
        A card rounds some functions otherwise than a processor. How far each may be off is stated in{" "}
        <code>device.capabilities</code>, and the conformance suite holds it to that.
      </p>
    </>
  ),
  Drawing: ({ outcome }) => {
    const driver = outcome && inPlaceOfCard(outcome);
    return driver === undefined ? null : (
      <p class="small soft">
        In this browser no card computes but a driver on the processor ({driver}), which is slow: its time
        says nothing of a card.
      </p>
    );
  },
  More: Sums,
};
