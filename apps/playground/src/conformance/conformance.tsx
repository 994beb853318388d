/**
 * The suite that every backend is held to, run in this very browser against whatever it has, with a report that can
 * be copied.
 */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { targets, threads } from "../app/state.js";
import type { TargetId } from "../run/protocol.js";
import { CopyReport } from "./copy-report.js";
import { FamilyChoice } from "./family-choice.js";
import { SuiteResult } from "./suite-result.js";
import {
  families,
  isRunning,
  listFamilies,
  report,
  runSuite,
  runs,
  stopSuite,
  trouble,
} from "./suite-session.js";
import { TargetChecks } from "./target-checks.js";
import "./conformance.css";

export function ConformancePage() {
  const chosen = useSignal<readonly TargetId[]>(["cpu:wasm"]);
  const query = useSignal("");
  useEffect(() => {
    void listFamilies();
    return stopSuite;
  }, []);

  const usable = chosen.value.filter((id) => targets.value.some((one) => one.id === id && one.available));
  const told = runs.value.filter(({ phase }) => phase !== "waiting");
  return (
    <div class="conformance">
      <header>
        <h1>Conformance</h1>
        <p>
          One suite holds every backend to the same answer, most of it to the last bit. It runs here, in this
          browser, in a worker of its own; nothing is sent anywhere.
        </p>
      </header>
      <section class="card" aria-labelledby="conformance-choice">
        <h2 id="conformance-choice">What to run</h2>
        <TargetChecks
          targets={targets.value}
          chosen={chosen.value}
          onChoose={(ids) => (chosen.value = ids)}
        />
        {trouble.value !== undefined ? (
          <p role="alert">
            The suite could not be loaded: {trouble.value}.{" "}
            <button type="button" class="button small" onClick={() => void listFamilies()}>
              Try again
            </button>
          </p>
        ) : (
          <FamilyChoice
            families={families.value}
            query={query.value}
            onQuery={(text) => (query.value = text)}
          />
        )}
        <div class="row">
          {isRunning.value ? (
            <button type="button" class="button primary" onClick={stopSuite}>
              Stop
            </button>
          ) : (
            <button
              type="button"
              class="button primary"
              disabled={usable.length === 0 || families.value.length === 0}
              onClick={() => void runSuite(usable, threads.value, query.value)}
            >
              Run the suite
            </button>
          )}
          {usable.length === 0 && <span class="soft small">Choose at least one backend.</span>}
          {told.length > 0 && <CopyReport report={report.value} />}
        </div>
      </section>
      {runs.value.map((run) => (
        <SuiteResult key={run.target} run={run} query={report.value.query} />
      ))}
    </div>
  );
}
