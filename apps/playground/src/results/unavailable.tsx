/** What cannot run in this browser, why, and what would make it so. */
import { useId } from "preact/hooks";
import { targets } from "../app/state.js";
import { targetNames } from "../run/target-names.js";
import { sentence } from "./sentence.js";

export function Unavailable() {
  const id = useId();
  const missing = targets.value.filter(({ available }) => !available);
  if (missing.length === 0) return null;
  return (
    <section class="card unavailable" aria-labelledby={id}>
      <h2 id={id}>Not available here</h2>
      <dl>
        {missing.map(({ id, why }) => (
          <div key={id}>
            <dt>{targetNames[id].name}</dt>
            <dd>
              {sentence(why?.cause ?? "This browser did not say why")}{" "}
              {why?.mend && <span class="soft">{sentence(why.mend)}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
