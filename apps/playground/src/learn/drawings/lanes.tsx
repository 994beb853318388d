/** Eight neighbours as the lanes of a vector: the loop goes on for the slowest, and a mask holds those that are done. */
import { printCount, printCountOf } from "../../results/print-numbers.js";
import type { LaneTurns } from "../lane-turns.js";
import "./lanes.css";

export interface LanesProps {
  readonly of: LaneTurns;
  /** Whether they are taken from the picture that has just been computed. */
  readonly real: boolean;
}

export function Lanes({ of: { turns, most }, real }: LanesProps) {
  const all = turns.reduce((sum, turn) => sum + turn, 0);
  return (
    <figure class="drawing">
      <div
        class="vector"
        role="img"
        aria-label={`Lanes that take ${turns.join(", ")} turns; the loop takes ${most}.`}
      >
        {turns.map((turn, lane) => (
          <div key={lane} class="vector-lane">
            <span class="vector-track">
              <span
                class="vector-turns"
                style={{ "--part": `${(100 * turn) / most}%`, "--wait": `${(turn / most) * 3}s` }}
              />
            </span>
            <span class="vector-count">{turn}</span>
          </div>
        ))}
      </div>
      <figcaption class="small soft">
        {real ? "Eight neighbours of the picture that you have just computed" : "Eight neighbours"}, and the
        turns that each needs. The loop takes {printCountOf(most, "turn")}, for the slowest, in place of{" "}
        {printCount(all)} one after another. Lanes that are done keep their value behind the mask.
      </figcaption>
    </figure>
  );
}
