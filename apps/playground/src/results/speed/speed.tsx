/** Speed against size: from how many elements on it pays to go to vectors, to threads, to the card. */
import "./speed.css";
import "../result/table-view.css";
import { useId } from "preact/hooks";
import { activity, sweepPoints } from "../../app/state.js";
import { targetColours } from "../../design/target-colours.js";
import { targetNames } from "../../run/target-names.js";
import { printCount, printTime } from "../print-numbers.js";
import { Scroller } from "../scroller.js";
import { SpeedPlot } from "./speed-plot.js";
import { sizeRows, speedPoints } from "./sweep-rows.js";

export function Speed() {
  const id = useId();
  const points = speedPoints(sweepPoints.value);
  const isMeasuring = activity.value === "sweeping";
  const { targets, rows } = sizeRows(points);
  return (
    <section class="card speed" aria-labelledby={id}>
      <h2 id={id}>Speed against size</h2>
      {points.length === 0 ? (
        <p class="soft">
          {isMeasuring
            ? "Measuring the smallest size…"
            : "Small work is quickest where it is; large work pays for threads and the card. “Measure sizes” beside Run times the program from its smallest size to its largest, and draws it here."}
        </p>
      ) : (
        <>
          <ul class="speed-legend small" aria-label="Colours">
            {targets.map((target) => (
              <li key={target}>
                <span class="dot" style={{ "--dot": targetColours[target] }} />
                {targetNames[target].name}
              </li>
            ))}
          </ul>
          <SpeedPlot points={points} />
          {isMeasuring && <p class="soft small">Measuring goes on…</p>}
          <p class="soft small">
            Points are medians, with the middle half of the times as a line. Both scales are logarithmic: a
            straight line upwards is time in proportion to size.
          </p>
          <details>
            <summary class="small">The same as a table</summary>
            <Scroller class="table-scroll small" label="Times by size">
              <table>
                <thead>
                  <tr>
                    <th scope="col">size</th>
                    {targets.map((target) => (
                      <th key={target} scope="col">
                        {targetNames[target].name}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ size, medians }) => (
                    <tr key={size}>
                      <th scope="row">{printCount(size)}</th>
                      {medians.map((median, i) => (
                        <td key={targets[i]}>{median === undefined ? "–" : printTime(median)}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroller>
          </details>
        </>
      )}
    </section>
  );
}
