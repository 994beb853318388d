/** The report, to be copied: as Markdown for an issue, or as JSON. */
import { useState } from "preact/hooks";
import { jsonReport, markdownReport, type Report } from "./report.js";

const kinds = { Markdown: markdownReport, JSON: jsonReport } as const;

export function CopyReport({ report }: { readonly report: Report }) {
  const [said, setSaid] = useState("");
  /** The text to be copied by hand, where the browser does not let a page copy. */
  const [text, setText] = useState<string>();
  const copy = async (kind: keyof typeof kinds) => {
    const made = kinds[kind](report);
    try {
      await navigator.clipboard.writeText(made);
      setText(undefined);
      setSaid(`Copied as ${kind}.`);
    } catch {
      setText(made);
      setSaid("This browser does not let the page copy: here is the report, to be copied by hand.");
    }
  };
  return (
    <>
      {(Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => (
        <button key={kind} type="button" class="button" onClick={() => void copy(kind)}>
          Copy report as {kind}
        </button>
      ))}
      <span role="status" class="small soft">
        {said}
      </span>
      {text !== undefined && (
        <textarea
          class="report-text"
          readOnly
          rows={10}
          aria-label="The report"
          value={text}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      )}
    </>
  );
}
