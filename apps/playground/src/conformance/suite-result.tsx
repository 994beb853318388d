/** What came of one target: how far it is, what failed first of all, then every family, and what was skipped. */
import { targetColours } from "../design/target-colours.js";
import { targetNames } from "../run/target-names.js";
import { Failures } from "./failures.js";
import { verdictOf } from "./report.js";
import type { SuiteRun } from "./suite-session.js";
import { isFailed, skippedByReason, type Tally, tallyByFamily, tallyOf } from "./tally.js";
import "./suite-result.css";

const phases: Readonly<Record<SuiteRun["phase"], string>> = {
  waiting: "waits",
  opening: "opens",
  running: "runs",
  done: "done",
  stopped: "stopped",
};

export interface SuiteResultProps {
  readonly run: SuiteRun;
  /** Which cases; empty for all. */
  readonly query: string;
}

export function SuiteResult({ run, query }: SuiteResultProps) {
  const { target, phase, engine, detail, threads, total, results, unavailable, trouble } = run;
  const tally = tallyOf(results);
  const failures = results.filter(isFailed);
  const skipped = skippedByReason(results);
  const title = `suite-${target.replace(":", "-")}`;
  const over = phase === "done" || phase === "stopped";
  return (
    <section class="card suite-result" aria-labelledby={title} style={{ "--target": targetColours[target] }}>
      <header class="row">
        <h2 id={title}>{targetNames[target].name}</h2>
        <span class="tag">{phases[phase]}</span>
        {engine && (
          <span class="small soft">
            engine <code>{engine}</code>
            {threads ? `, ${threads} threads` : ""} · {detail}
          </span>
        )}
      </header>
      {phase === "running" && (
        <>
          <progress value={tally.cases} max={total} aria-label={`Cases run on ${targetNames[target].name}`} />
          <p class="small soft">
            {tally.cases.toLocaleString("en")} of {total.toLocaleString("en")}
          </p>
        </>
      )}
      <p role="status" class="verdict" data-well={failures.length === 0}>
        {unavailable
          ? `Not available here: ${unavailable.cause}.${unavailable.mend ? ` ${unavailable.mend}.` : ""}`
          : over && total > 0
            ? verdictOf(tally, total, query)
            : failures.length > 0
              ? `${failures.length} failed so far.`
              : ""}
      </p>
      {trouble && <p role="alert">The suite broke off: {trouble}</p>}
      {failures.length > 0 && <Failures failures={failures} />}
      {results.length > 0 && <FamilyTable results={run.results} all={tally} />}
      {skipped.length > 0 && (
        <details>
          <summary>
            {tally.skipped.toLocaleString("en")} skipped, because the backend does not claim what they need
          </summary>
          <ul>
            {skipped.map(([reason, count]) => (
              <li key={reason}>
                {count.toLocaleString("en")}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function FamilyTable({ results, all }: { readonly results: SuiteRun["results"]; readonly all: Tally }) {
  return (
    <div class="family-table">
      <table>
        <thead>
          <tr>
            <th scope="col">family</th>
            <th scope="col">cases</th>
            <th scope="col">passed</th>
            <th scope="col">failed</th>
            <th scope="col">skipped</th>
            <th scope="col">seconds</th>
          </tr>
        </thead>
        <tbody>
          {tallyByFamily(results).map(([family, tally]) => (
            <Row key={family} name={family} tally={tally} />
          ))}
        </tbody>
        <tfoot>
          <Row name="all" tally={all} />
        </tfoot>
      </table>
    </div>
  );
}

function Row({ name, tally }: { readonly name: string; readonly tally: Tally }) {
  const { cases, passed, failed, skipped, milliseconds } = tally;
  return (
    <tr data-failed={failed > 0}>
      <th scope="row">
        {name}
        <span class="share" aria-hidden="true">
          <span style={{ flexGrow: passed }} data-kind="passed" />
          <span style={{ flexGrow: failed }} data-kind="failed" />
          <span style={{ flexGrow: cases - passed - failed }} data-kind="other" />
        </span>
      </th>
      <td>{cases}</td>
      <td>{passed}</td>
      <td>{failed === 0 ? "–" : failed}</td>
      <td>{skipped === 0 ? "–" : skipped}</td>
      <td>{(milliseconds / 1000).toFixed(2)}</td>
    </tr>
  );
}
