/** Whether all targets answered the same, and where and by how much not. */
import "./differences.css";
import "../result/table-view.css";
import { useId } from "preact/hooks";
import { outcomes, reference } from "../../app/state.js";
import { targetColours } from "../../design/target-colours.js";
import type { Outcome } from "../../run/protocol.js";
import { targetNames } from "../../run/target-names.js";
import { Scroller } from "../scroller.js";
import { type Comparison, compare } from "./difference.js";
import { DifferencePicture } from "./difference-picture.js";
import { greatestRows, verdict } from "./difference-words.js";

export function Differences() {
  const id = useId();
  const against = reference.value;
  const others = outcomes.value.filter((outcome) => outcome !== against);
  if (against === undefined || others.length === 0) return null;
  return (
    <section class="card differences" aria-labelledby={id}>
      <h2 id={id}>Differences</h2>
      <p class="soft small">Each result against that of {targetNames[against.target].name}.</p>
      <ul>
        {others.map((outcome) => (
          <li key={outcome.target}>
            <Row outcome={outcome} against={against} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Row({ outcome, against }: { readonly outcome: Outcome; readonly against: Outcome }) {
  const comparison = compare(outcome.result, against.result);
  const name = (
    <>
      <span class="dot" style={{ "--dot": targetColours[outcome.target] }} />
      <strong>{targetNames[outcome.target].name}</strong>
      <span>{verdict(comparison)}</span>
    </>
  );
  if (comparison.kind === "incomparable" || comparison.differing === comparison.zeros)
    return <div class="difference-same">{name}</div>;
  return (
    <details class="difference">
      <summary>{name}</summary>
      <div class="difference-body">
        <Greatest comparison={comparison} outcome={outcome} against={against} />
        <DifferencePicture result={outcome.result} reference={against.result} />
      </div>
    </details>
  );
}

interface GreatestProps {
  readonly comparison: Extract<Comparison, { kind: "compared" }>;
  readonly outcome: Outcome;
  readonly against: Outcome;
}

function Greatest({ comparison, outcome, against }: GreatestProps) {
  return (
    <Scroller class="table-scroll small" label={`Greatest differences, ${targetNames[outcome.target].name}`}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">by</th>
            <th scope="col">at</th>
            <th scope="col">{targetNames[against.target].name}</th>
            <th scope="col">{targetNames[outcome.target].name}</th>
          </tr>
        </thead>
        <tbody>
          {greatestRows(comparison, outcome.result.dtype).map(({ name, by, where, expected, actual }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{by}</td>
              <td>{where}</td>
              <td>{expected}</td>
              <td>{actual}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
