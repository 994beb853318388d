/** Generated code, lightly shaded; a long one is cut until the rest is asked for. It can be copied whole. */
import "./code-text.css";
import { useMemo, useState } from "preact/hooks";
import { printCount } from "../print-numbers.js";
import { Scroller } from "../scroller.js";
import { type Language, languageNames, tokensOf } from "./tokens.js";

/** Lines shown before the rest is asked for. */
const firstLines = 120;
const copiedFor = 2000;

interface CodeTextProps {
  readonly code: string;
  readonly language: Language;
  /** What it is, where that is not its language. */
  readonly title?: string;
}

export function CodeText({ code, language, title = languageNames[language] }: CodeTextProps) {
  const [isWhole, setWhole] = useState(false);
  const [copied, setCopied] = useState<"yes" | "no">();
  const lines = useMemo(() => code.split("\n"), [code]);
  const isLong = lines.length > firstLines;
  const shown = isLong && !isWhole ? lines.slice(0, firstLines).join("\n") : code;
  const tokens = useMemo(() => tokensOf(shown, language), [shown, language]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied("yes");
    } catch {
      setCopied("no");
    }
    setTimeout(() => setCopied(undefined), copiedFor);
  };
  return (
    <div class="code">
      <div class="row">
        <span class="soft small">
          {title}, {printCount(lines.length)} lines
        </span>
        <button type="button" class="button" onClick={copy}>
          Copy
        </button>
        <span class="soft small" role="status">
          {copied === "yes" ? "Copied." : copied === "no" ? "The browser does not allow it." : ""}
        </span>
      </div>
      <Scroller class="code-text" label={title}>
        <pre>
          <code>
            {tokens.map(({ kind, text }, i) =>
              kind === "rest" ? (
                text
              ) : (
                <span key={i} class={`token-${kind}`}>
                  {text}
                </span>
              ),
            )}
          </code>
        </pre>
      </Scroller>
      {isLong && (
        <button type="button" class="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? "Show less" : `Show all ${printCount(lines.length)} lines`}
        </button>
      )}
    </div>
  );
}
