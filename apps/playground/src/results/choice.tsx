/** One of a few: radio buttons of the platform, which keyboards and screen readers know, drawn as one quiet strip. */
import "./choice.css";
import { useId } from "preact/hooks";

interface Option<T extends string> {
  readonly value: T;
  readonly text: string;
  /** Of a dot before the text. */
  readonly colour?: string;
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly options: readonly Option<T>[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
  readonly isLegendSeen?: boolean;
}

export function Choice<T extends string>({
  legend,
  options,
  value,
  onChoose,
  isLegendSeen = false,
}: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class={isLegendSeen ? "soft small" : "visually-hidden"}>{legend}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            {option.colour && <span class="dot" style={{ "--dot": option.colour }} />}
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
