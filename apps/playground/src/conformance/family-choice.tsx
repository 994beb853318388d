/** Which cases: families to pick, or a pattern of ids for whoever looks for one case. */
import type { Family } from "./messages.js";
import { familiesIn, queryOf } from "./query-of.js";

export interface FamilyChoiceProps {
  readonly families: readonly Family[];
  /** Empty for all. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

export function FamilyChoice({ families, query, onQuery }: FamilyChoiceProps) {
  if (families.length === 0) return <p class="soft">Loading the suite…</p>;
  const picked = familiesIn(query);
  const count = families
    .filter(({ name }) => picked.length === 0 || picked.includes(name))
    .reduce((sum, { cases }) => sum + cases, 0);
  const toggle = (name: string) =>
    onQuery(queryOf(picked.includes(name) ? picked.filter((one) => one !== name) : [...picked, name]));
  return (
    <fieldset class="family-choice">
      <legend>Cases</legend>
      <div class="row">
        <button type="button" class="family" aria-pressed={query === ""} onClick={() => onQuery("")}>
          all
        </button>
        {families.map(({ name, cases }) => (
          <button
            key={name}
            type="button"
            class="family"
            aria-pressed={picked.includes(name)}
            onClick={() => toggle(name)}
          >
            {name} <span class="soft">{cases}</span>
          </button>
        ))}
      </div>
      <label class="row small">
        <span class="soft">Pattern of ids</span>
        <input
          type="text"
          value={query}
          placeholder="all; or such as reduce/*,!reduce/max/*"
          spellcheck={false}
          autocomplete="off"
          onInput={({ currentTarget }) => onQuery(currentTarget.value.trim())}
        />
        {(query === "" || picked.length > 0) && <span class="soft">{count.toLocaleString("en")} cases</span>}
      </label>
    </fieldset>
  );
}
