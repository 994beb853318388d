/** The code that was generated for a step: the lines that it is about, and all of them for who wants to see. */
import { CodeText } from "../results/hood/code-text.js";
import type { Language } from "../results/hood/tokens.js";
import { printCount } from "../results/print-numbers.js";
import type { Outcome, TargetId } from "../run/protocol.js";
import { excerptOf } from "./excerpt.js";
import "./generated.css";

export function Generated({ outcome: { operations, target } }: { readonly outcome: Outcome }) {
  const code = operations[0]?.explanation.code ?? "";
  const excerpt = excerptOf(code, target);
  if (excerpt === "") return null;
  return (
    <div class="generated">
      <h3>What was generated</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <pre class="generated-excerpt" tabIndex={0}>
        <code>{excerpt}</code>
      </pre>
      <details class="small">
        <summary>All {printCount(code.split("\n").length)} lines</summary>
        <CodeText code={code} language={languageOf(target)} />
      </details>
    </div>
  );
}

function languageOf(target: TargetId): Language {
  if (target === "gpu:webgpu") return "wgsl";
  if (target.startsWith("gpu:webgl")) return "glsl";
  return target === "cpu:js" ? "javascript" : "wat";
}
