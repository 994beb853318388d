/** The chain of calls, each a chip that can be filled in and taken away; what a call refuses stands right below it. */
import type { Chain, Link } from "./chain.js";
import { kinds, type Step, type StepKind, stepKinds } from "./step.js";
import "./step-chips.css";

export interface StepChipsProps {
  readonly chain: Chain;
  readonly onChange: (step: Step) => void;
  readonly onRemove: (id: number) => void;
  readonly onAdd: (kind: StepKind) => void;
}

export function StepChips({ chain, onChange, onRemove, onAdd }: StepChipsProps) {
  return (
    <div class="step-chips">
      <ol aria-label="Calls">
        {chain.links.map((link) => (
          <Chip key={link.step.id} link={link} onChange={onChange} onRemove={onRemove} />
        ))}
      </ol>
      <fieldset class="row" aria-label="Add a call">
        {stepKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            class="button small"
            title={kinds[kind].about}
            onClick={() => onAdd(kind)}
          >
            + {kind}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

interface ChipProps extends Pick<StepChipsProps, "onChange" | "onRemove"> {
  readonly link: Link;
}

function Chip({ link: { step, seen, copied, refusal }, onChange, onRemove }: ChipProps) {
  const { fields, about } = kinds[step.kind];
  const said = `said-${step.id}`;
  return (
    <li class="chip" data-state={refusal ? "refused" : seen ? "well" : "waiting"}>
      <div class="chip-line">
        <code class="chip-name">.{step.kind}</code>
        {fields.map(({ name, without }) => (
          <label key={name}>
            <span class="small soft">{name}</span>
            <input
              type="text"
              autocomplete="off"
              spellcheck={false}
              value={step.fields[name] ?? ""}
              placeholder={without}
              aria-invalid={refusal !== undefined}
              aria-describedby={said}
              size={name === "shape" || name === "axes" ? 8 : 4}
              onInput={({ currentTarget }) =>
                onChange({ ...step, fields: { ...step.fields, [name]: currentTarget.value } })
              }
            />
          </label>
        ))}
        <button
          type="button"
          class="chip-remove"
          aria-label={`Remove ${step.kind}`}
          onClick={() => onRemove(step.id)}
        >
          ×
        </button>
      </div>
      <p id={said} class="small chip-said" role={refusal ? "alert" : undefined}>
        {refusal ? (
          <>
            {refusal.code && <code>{refusal.code}</code>} {refusal.cause}.{" "}
            <span class="soft">{refusal.mend}.</span>
          </>
        ) : copied ? (
          "Copied: no strides walk these elements in this order, so they were written into a new storage."
        ) : seen ? (
          about
        ) : (
          "Waits for the call before it."
        )}
      </p>
    </li>
  );
}
