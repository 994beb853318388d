/**
 * Which thread took which part of an operation, and when: a lane for each thread over time, and below it the elements
 * in their order, each coloured by who computed it.
 */
import type { Explanation } from "@lockstep/core";
import { useState } from "preact/hooks";
import type { Outcome } from "../run/protocol.js";
import { inWords, type Lane, ownersOf, type ThreadLanes, threadLanes } from "./thread-lanes.js";
import "./timeline.css";

export type TimelineProps = { readonly outcome: Outcome } | { readonly explanation: Explanation };

/** Threads beyond these begin anew. */
const colours = ["--workers", "--gpu", "--cpu", "--gpu-webgl2", "--cpu-js", "--cpu-interpret"];
const colourOf = (thread: number): string => `var(${colours[thread % colours.length]})`;

export function Timeline(props: TimelineProps) {
  const operations =
    "outcome" in props ? props.outcome.operations : [{ name: "", explanation: props.explanation }];
  const divided = operations.flatMap(({ name, explanation }) => {
    const lanes = threadLanes(explanation);
    return lanes ? [{ name, lanes }] : [];
  });
  const longest = divided.reduce(
    (best, { lanes }, at) => (lanes.until > divided[best]!.lanes.until ? at : best),
    0,
  );
  const [chosen, choose] = useState<number>();
  const shown = divided[chosen ?? longest];
  if (!shown) {
    return (
      <p class="small soft">
        Nothing was divided among threads: work that takes less time than dividing it stays on the calling
        thread.
      </p>
    );
  }
  return (
    <div class="timeline">
      {divided.length > 1 && (
        <label class="row small">
          Operation
          <select
            value={chosen ?? longest}
            onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
          >
            {divided.map(({ name }, at) => (
              <option key={at} value={at}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Lanes of={shown.lanes} />
    </div>
  );
}

function Lanes({ of }: { readonly of: ThreadLanes }) {
  const { lanes, parts, until, recorded } = of;
  return (
    <>
      <div class="lanes" role="img" aria-label={inWords(of)}>
        {lanes.map((lane, thread) => (
          <LaneRow key={lane.name} lane={lane} until={until} colour={colourOf(thread)} />
        ))}
        <div class="lane lane-axis" aria-hidden="true">
          <span />
          <span class="lane-scale">
            <span>0</span>
            <span>{(until / 2).toFixed(1)}</span>
            <span>{until.toFixed(1)} ms</span>
          </span>
        </div>
        {recorded > 0 && (
          <div class="lane" aria-hidden="true">
            <span class="lane-name">the elements</span>
            <span class="lane-strip">
              {ownersOf(of).map(({ from, to, thread }) => (
                <span
                  key={from}
                  style={{
                    flexGrow: to - from,
                    background: thread === undefined ? "var(--line)" : colourOf(thread),
                  }}
                />
              ))}
            </span>
          </div>
        )}
      </div>
      <p class="small soft">
        {recorded === 0
          ? "Which thread took which part was not recorded: the bars are the time that each worked."
          : recorded < parts
            ? `The first ${recorded} of ${parts} parts were recorded.`
            : `${parts} parts. Whoever is done with a share claims of others', so uneven work balances.`}
      </p>
      <details class="small">
        <summary>As a table</summary>
        <table class="lane-table">
          <thead>
            <tr>
              <th scope="col">thread</th>
              <th scope="col">parts</th>
              <th scope="col">milliseconds of work</th>
              {recorded > 0 && <th scope="col">which</th>}
            </tr>
          </thead>
          <tbody>
            {lanes.map(({ name, parts: own, time, chunks }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{own}</td>
                <td>{time.toFixed(2)}</td>
                {recorded > 0 && <td class="lane-which">{chunks.map(({ part }) => part).join(", ")}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function LaneRow({
  lane,
  until,
  colour,
}: {
  readonly lane: Lane;
  readonly until: number;
  readonly colour: string;
}) {
  const { name, parts, time, chunks } = lane;
  const bars = chunks.length > 0 ? chunks : time > 0 ? [{ part: -1, start: 0, end: time }] : [];
  return (
    <div class="lane" style={{ "--lane": colour }}>
      <span class="lane-name">{name}</span>
      <span class="lane-track">
        {bars.map(({ part, start, end }) => (
          <span
            key={part}
            class="lane-chunk"
            title={
              part < 0
                ? `${parts} parts, ${time.toFixed(2)} ms`
                : `part ${part}: ${start.toFixed(2)} to ${end.toFixed(2)} ms`
            }
            style={{ left: `${(100 * start) / until}%`, width: `${(100 * (end - start)) / until}%` }}
          />
        ))}
        {chunks.length === 0 && <span class="lane-count">{parts} parts</span>}
      </span>
    </div>
  );
}
