/** Which backends the suite is held against; those that are not available say why, and what would make them so. */
import { targetColours } from "../design/target-colours.js";
import type { Target, TargetId } from "../run/protocol.js";
import { targetNames } from "../run/target-names.js";

export interface TargetChecksProps {
  readonly targets: readonly Target[];
  readonly chosen: readonly TargetId[];
  readonly onChoose: (chosen: readonly TargetId[]) => void;
}

export function TargetChecks({ targets, chosen, onChoose }: TargetChecksProps) {
  if (targets.length === 0) return <p class="soft">Finding out what this browser can run…</p>;
  const toggle = (id: TargetId) =>
    onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset class="target-checks">
      <legend>Against</legend>
      {targets.map(({ id, available, detail, why }) => (
        <label key={id} style={{ "--target": targetColours[id] }} data-available={available}>
          <input
            type="checkbox"
            checked={available && chosen.includes(id)}
            disabled={!available}
            onChange={() => toggle(id)}
          />
          <span>
            <span class="target-name">{targetNames[id].name}</span>
            <span class="small soft">
              {available ? detail : `Not here: ${why?.cause}.${why?.mend ? ` ${why.mend}.` : ""}`}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
