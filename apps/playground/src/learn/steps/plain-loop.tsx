/** Step 1: a map is a loop. */
import { Walk } from "../drawings/walk.js";
import { pictureSize } from "../tour-programs.js";
import type { TourStep } from "../tour-step.js";

export const plainLoop: TourStep = {
  title: "A loop, one element after another",
  short: "Loop",
  target: () => "cpu:interpret",
  Text: () => (
    <>
      <p>
        You write a function of numbers. <code>map</code> and <code>zip</code> run it over whole tensors. The
        plainest way is a loop that calls your function for each element:
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
      <pre class="tour-loop" tabIndex={0}>
        <code>{`for (const row of rows)
  for (const column of columns)
    out[row][column] = turns(cx[column], cy[row]);`}</code>
      </pre>
      <p>
        <code>{'cpu({ mode: "interpret" })'}</code> does just that, breakpoints and all. Note one thing: what
        an element becomes depends on that element alone. The order does not matter, and all that follows
        comes from this.
      </p>
    </>
  ),
  Drawing: () => <Walk elements={pictureSize ** 2} />,
};
