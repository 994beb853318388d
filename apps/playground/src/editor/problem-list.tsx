/** What is wrong with the program, below it: for whoever does not see underlines, or wants to go from one to the next. */
import "./problem-list.css";
import type { Diagnostic } from "../run/protocol.js";

export interface ProblemListProps {
  readonly program: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly onGo: (diagnostic: Diagnostic) => void;
}

export function ProblemList({ program, diagnostics, onGo }: ProblemListProps) {
  return (
    <div class="problems">
      <p class="visually-hidden" role="status">
        {summary(diagnostics)}
      </p>
      {diagnostics.length > 0 && (
        <ul aria-label="Problems">
          {diagnostics.map((diagnostic) => (
            <li key={`${diagnostic.from} ${diagnostic.code} ${diagnostic.cause}`}>
              <button type="button" class={`problem ${diagnostic.severity}`} onClick={() => onGo(diagnostic)}>
                <span class="where">
                  <span class="visually-hidden">
                    {diagnostic.severity === "error" ? "Error" : "Warning"} in{" "}
                  </span>
                  line {lineAt(program, diagnostic.from)}
                </span>
                <span>
                  {diagnostic.cause} <code>{diagnostic.code}</code>
                  {diagnostic.mend && <span class="mend">{diagnostic.mend}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function lineAt(program: string, offset: number): number {
  return program.slice(0, offset).split("\n").length;
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const warnings = diagnostics.length - errors;
  if (errors + warnings === 0) return "";
  return [counted(errors, "error"), counted(warnings, "warning")].filter(Boolean).join(", ");
}

const counted = (count: number, name: string): string =>
  count === 0 ? "" : `${count} ${name}${count === 1 ? "" : "s"}`;
