/** Eight neighbours as the lanes of a vector: the loop goes on for the slowest, and a mask holds those that are done. */
import { printCountOf } from "../../results/print-numbers.js";
import type { LaneTurns } from "../lane-turns.js";
import "./lanes.css";

export interface LanesProps {
  readonly of: LaneTurns;
  /** Whether they are taken from the picture that has just been computed. */
  readonly real: boolean;
}

export function Lanes({ of: { turns, most, used }, real }: LanesProps) {
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
        turns that each needs. The loop takes {printCountOf(most, "turn")}, for the slowest; lanes that are
        done keep their value behind the mask. Of all the lanes' turns {Math.round(100 * used)} % count, in
        place of one after another.
      </figcaption>
    </figure>
  );
}
