/** Three float32 numbers that anybody may change, and their two sums. */
import { useState } from "preact/hooks";
import { printElement } from "../results/print-numbers.js";
import "./three-numbers.css";

const first = { a: "16777216", b: "1", c: "1" };
type Name = keyof typeof first;

const add = (x: number, y: number): number => Math.fround(x + y);

export function ThreeNumbers() {
  const [texts, setTexts] = useState(first);
  const [a, b, c] = (Object.keys(first) as Name[]).map((name) => Math.fround(Number(texts[name]))) as [
    number,
    number,
    number,
  ];
  const [left, right] = [add(add(a, b), c), add(a, add(b, c))];
  return (
    <div class="three-numbers">
      <div class="row">
        {(Object.keys(first) as Name[]).map((name) => (
          <label key={name} class="row small">
            <code>{name}</code>
            <input
              type="number"
              step="any"
              value={texts[name]}
              onInput={({ currentTarget }) => setTexts({ ...texts, [name]: currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <p aria-live="polite">
        <code>
          (a + b) + c = <strong>{printElement(left, "float32")}</strong>
        </code>
        <code>
          a + (b + c) = <strong>{printElement(right, "float32")}</strong>
        </code>
        <span class="small soft">
          {Object.is(left, right)
            ? "The same, for these."
            : "Not the same: each sum is rounded to the nearest float32."}
        </span>
      </p>
    </div>
  );
}
