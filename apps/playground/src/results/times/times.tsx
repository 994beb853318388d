/** How long each target took: a bar for each, from the middle of its times, with the middle half of them as a whisker. */
import "./times.css";
import { useId, useState } from "preact/hooks";
import { events, outcomes } from "../../app/state.js";
import type { TargetId } from "../../run/protocol.js";
import { targetNames } from "../../run/target-names.js";
import { inPlaceOfCard } from "./software.js";
import { TimeRowView } from "./time-row-view.js";
import { firstToCompare, timeRows } from "./time-rows.js";

export function Times() {
  const [chosen, setChosen] = useState<TargetId>();
  const id = useId();
  const rows = timeRows(outcomes.value, events.value);
  if (rows.length === 0) return null;
  const ran = rows.filter((row) => row.state === "ran");
  const compared =
    ran.find(({ target }) => target === chosen) ?? ran.find(({ target }) => target === firstToCompare(rows));
  const longest = Math.max(...ran.map(({ spread }) => spread.upper));
  const drivers = new Set(outcomes.value.flatMap((outcome) => inPlaceOfCard(outcome) ?? []));
  return (
    <section class="card times" aria-labelledby={id}>
      <div class="times-head">
        <h2 id={id}>Times</h2>
        {ran.length > 1 && compared && (
          <label class="soft small">
            compared with{" "}
            <select
              value={compared.target}
              onChange={({ currentTarget }) => setChosen(currentTarget.value as TargetId)}
            >
              {ran.map(({ target }) => (
                <option key={target} value={target}>
                  {targetNames[target].name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <ul class="times-list">
        {rows.map((row) => (
          <TimeRowView key={row.target} row={row} longest={longest} compared={compared} />
        ))}
      </ul>
      {drivers.size > 0 && (
        <p class="note small">
          No graphics card computed here, but software in its place ({[...drivers].join("; ")}): these are not
          a card’s times.
        </p>
      )}
      <p class="soft small">
        Each bar is the median, the whisker the middle half of the times. The first call compiles, so it
        stands apart.
      </p>
    </section>
  );
}
