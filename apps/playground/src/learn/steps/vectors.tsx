/** Step 3: the loop in vector instructions, with masks where elements go different ways. */
import { Lanes } from "../drawings/lanes.js";
import { laneTurns, mostUneven } from "../lane-turns.js";
import type { TourStep } from "../tour-step.js";

/** Two vectors of four float32 are in flight. */
const lanes = 8;
const sample = laneTurns([4, 5, 7, 9, 14, 22, 37, 31]);

export const vectors: TourStep = {
  title: "Several elements in one instruction",
  short: "Vectors",
  target: () => "cpu:wasm",
  Text: () => (
    <>
      <p>
        A vector instruction does the same thing to four numbers at once. <code>cpu()</code> writes the loop
        in WebAssembly SIMD: eight neighbours go through your function side by side, in lockstep.
      </p>
      <p>
        But neighbours need not agree: one leaves the <code>while</code> after three turns, another after
        thirty. So branches become masks. A mask says which lanes still go on; <code>bitselect</code> keeps
        the value of those that do not, and the loop ends when no lane is left (<code>any_true</code>).
      </p>
    </>
  ),
  Drawing: ({ outcome }) => {
    const real = outcome && mostUneven(outcome.result.data, lanes);
    return <Lanes of={real ?? sample} real={real !== undefined} />;
  },
};
