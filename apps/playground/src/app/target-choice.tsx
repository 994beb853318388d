/**
 * Which targets the program runs on. One that cannot run here stays in its place and can be reached, so that everybody
 * can learn why, and what would make it so.
 */
import "./target-choice.css";
import { useSignal } from "@preact/signals";
import { targetColours } from "../design/target-colours.js";
import { type Target, type TargetId, targetIds } from "../run/protocol.js";
import { targetNames } from "../run/target-names.js";
import { chosenTargets, targets } from "./state.js";

const toggle = (id: TargetId) => {
  const chosen = chosenTargets.value;
  chosenTargets.value = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
};

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** What is said of a target: how it runs, or why it does not. */
export function saidOf(id: TargetId, target: Target | undefined): string {
  if (!target) return `${targetNames[id].name}: being looked for.`;
  const { name, how } = targetNames[id];
  if (target.available) return sentence(`${name}: ${how}${target.detail ? ` (${target.detail})` : ""}`);
  const { cause, mend } = target.why ?? { cause: "cannot run in this browser" };
  return [sentence(`${name}: ${cause}`), mend && sentence(mend)].filter(Boolean).join(" ");
}

export function TargetChoice() {
  const asked = useSignal<TargetId | undefined>(undefined);
  return (
    <fieldset class="target-choice">
      <legend>Run on</legend>
      <div class="row">
        {targetIds.map((id) => {
          const target = targets.value.find((other) => other.id === id);
          const usable = target?.available === true;
          const ask = () => {
            asked.value = id;
          };
          return (
            <label key={id} class={usable ? "target" : "target absent"} onPointerEnter={ask}>
              <input
                type="checkbox"
                checked={usable && chosenTargets.value.includes(id)}
                aria-disabled={!usable}
                aria-describedby={`about-${id}`}
                onFocus={ask}
                onClick={(event) => {
                  ask();
                  if (usable) toggle(id);
                  else event.preventDefault();
                }}
              />
              <span class="dot" style={{ background: targetColours[id] }} aria-hidden="true" />
              {targetNames[id].name}
              <span id={`about-${id}`} hidden>
                {saidOf(id, target)}
              </span>
            </label>
          );
        })}
      </div>
      <p class="small soft about" aria-hidden="true">
        {asked.value
          ? saidOf(
              asked.value,
              targets.value.find(({ id }) => id === asked.value),
            )
          : "Each runs the same function, one after another."}
      </p>
    </fieldset>
  );
}
