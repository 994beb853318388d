/** One target's row: its bar, or what keeps it from having one. */

import { targetColours } from "../../design/target-colours.js";
import { targetNames } from "../../run/target-names.js";
import { printCountOf, printTime } from "../print-numbers.js";
import { sentence } from "../sentence.js";
import { printRatio } from "./print-ratio.js";
import type { TimeRow } from "./time-rows.js";

type Ran = Extract<TimeRow, { state: "ran" }>;

interface TimeRowProps {
  readonly row: TimeRow;
  /** Milliseconds that the whole width stands for. */
  readonly longest: number;
  readonly compared: Ran | undefined;
}

export function TimeRowView({ row, longest, compared }: TimeRowProps) {
  const { name, how } = targetNames[row.target];
  return (
    <li class="time-row" style={{ "--dot": targetColours[row.target] }}>
      <span class="time-name">
        <span class="dot" />
        <span title={how}>{name}</span>
      </span>
      <span class="time-value">{figureOf(row)}</span>
      <Below row={row} longest={longest} compared={compared} />
    </li>
  );
}

function figureOf(row: TimeRow): string {
  if (row.state === "ran") return row.again ?? printTime(row.spread.median);
  if (row.state === "once") return printTime(row.outcome.first);
  return row.state === "failed" ? "failed" : `${row.words}…`;
}

function Below({ row, longest, compared }: TimeRowProps) {
  switch (row.state) {
    case "busy":
      return (
        <progress
          aria-label={`${targetNames[row.target].name}: ${row.words}`}
          {...(row.done === undefined ? {} : { value: row.done })}
        />
      );
    case "failed":
      return (
        <p class="time-failed small">
          {sentence(row.cause)} {row.mend && <span class="soft">{sentence(row.mend)}</span>}
        </p>
      );
    case "once":
      return <span class="soft small">first call alone, compiling included</span>;
    case "ran":
      return (
        <>
          <Bar row={row} longest={longest} />
          <span class="soft small">{wordsOf(row, compared)}</span>
        </>
      );
  }
}

function Bar({ row: { spread, again }, longest }: { readonly row: Ran; readonly longest: number }) {
  const part = (time: number): string => `${(100 * time) / longest}%`;
  return (
    <div class={again === undefined ? "time-track" : "time-track past"} aria-hidden="true">
      <div class="time-bar" style={{ width: part(spread.median) }} />
      {spread.rounds > 1 && (
        <div
          class="time-whisker"
          style={{ left: part(spread.lower), width: part(spread.upper - spread.lower) }}
        />
      )}
    </div>
  );
}

function wordsOf({ target, spread, outcome }: Ran, compared: Ran | undefined): string {
  const { lower, median, upper, rounds } = spread;
  const ratio =
    compared === undefined || compared.target === target
      ? []
      : [printRatio(median, compared.spread.median, targetNames[compared.target].name)];
  const threads = outcome.threads === undefined ? [] : [printCountOf(outcome.threads, "thread")];
  const half = rounds > 1 ? [`half of them from ${printTime(lower)} to ${printTime(upper)}`] : [];
  return [
    ...ratio,
    ...threads,
    printCountOf(rounds, "round"),
    ...half,
    `first call ${printTime(outcome.first)}`,
  ].join(" · ");
}
