/** Step 2: the function and its loop become one piece of code. */
import { NoCalls } from "../drawings/no-calls.js";
import type { TourStep } from "../tour-step.js";

export const compiled: TourStep = {
  title: "The function, compiled",
  short: "Compiled",
  target: () => "cpu:js",
  Text: () => (
    <>
      <p>
        Lockstep reads your function's source and writes the loop around it, once for these dtypes and
        layouts. Here it becomes JavaScript: no call for each element, and <code>Math.fround</code> wherever
        float32 rounds.
      </p>
      <p>
        That is what makes the answer the same everywhere. It need not be quicker yet: rounding each step
        costs something, and JavaScript's own compiler is good at plain loops. But now the program knows what
        the function does, and can write it in another language.
      </p>
    </>
  ),
  Drawing: NoCalls,
};
