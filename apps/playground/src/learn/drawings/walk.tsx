/** A plain loop: one element after another goes through the function. */
import { printCount } from "../../results/print-numbers.js";
import "./walk.css";

const shown = 10;

export function Walk({ elements }: { readonly elements: number }) {
  const cells = Array.from({ length: shown }, (_, i) => <span key={i} style={{ "--turn": i }} />);
  return (
    <figure class="drawing">
      <div class="walk" aria-hidden="true" style={{ "--turns": shown }}>
        <div class="walk-cells">{cells}</div>
        <code class="walk-function">turns(x, y)</code>
        <div class="walk-cells walk-out">{cells}</div>
      </div>
      <figcaption class="small soft">
        One call for each of {printCount(elements)} elements, one after another. No element needs another
        one's answer.
      </figcaption>
    </figure>
  );
}
