/** Cases that failed, each to be opened: what went in, what is right, and what came out. */
import type { CaseResult } from "@lockstep/conformance";
import { useState } from "preact/hooks";

const shownAtFirst = 20;

export function Failures({ failures }: { readonly failures: readonly CaseResult[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? failures : failures.slice(0, shownAtFirst);
  return (
    <div class="failures">
      <h3>Failures</h3>
      {shown.map(({ id, message }) => (
        <details key={id}>
          <summary>
            <code>{id}</code> <span class="small soft">{message?.split("\n", 1)[0]}</span>
          </summary>
          <pre>{message}</pre>
        </details>
      ))}
      {shown.length < failures.length && (
        <button type="button" class="button small" onClick={() => setAll(true)}>
          Show {failures.length - shown.length} more
        </button>
      )}
    </div>
  );
}
