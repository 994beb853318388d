/** Problems of a program as the editor underlines them, with code, cause and mend in what appears beside them. */
import type { Diagnostic as Underline } from "@codemirror/lint";
import type { Diagnostic } from "../run/protocol.js";

/** `length`: of the program that is in the editor now; a problem may be about one that was longer. */
export function underlinesOf(diagnostics: readonly Diagnostic[], length: number): Underline[] {
  return diagnostics.map((diagnostic) => {
    const to = Math.min(length, Math.max(diagnostic.to, diagnostic.from + 1));
    return {
      from: Math.max(0, Math.min(diagnostic.from, to)),
      to,
      severity: diagnostic.severity,
      message: inWords(diagnostic),
      renderMessage: () => explained(diagnostic),
    };
  });
}

/** For whoever hears it. */
export function inWords({ code, cause, mend }: Diagnostic): string {
  return `${code}: ${cause}.${mend ? ` ${mend}.` : ""}`.replaceAll(/([.!?])\./g, "$1");
}

function explained({ code, cause, mend }: Diagnostic): HTMLElement {
  const whole = document.createElement("div");
  whole.className = "problem-tip";
  for (const [name, text] of [
    ["code", code],
    ["span", cause],
    ["small", mend],
  ] as const) {
    if (!text) continue;
    const part = document.createElement(name);
    part.textContent = text;
    whole.append(part);
  }
  return whole;
}
