/** The same hundred thousand tenths, summed up in both orders by every backend there is, with the bits compared. */

import { printElement } from "../results/print-numbers.js";
import type { Outcome } from "../run/protocol.js";
import { targetNames } from "../run/target-names.js";
import "./sum-table.css";

export function SumTable({ outcomes }: { readonly outcomes: readonly Outcome[] }) {
  const [first] = outcomes;
  if (!first) return null;
  return (
    <div class="sum-table">
      <table>
        <thead>
          <tr>
            <th scope="col">100,000 tenths</th>
            <th scope="col">as a sum</th>
            <th scope="col">left to right</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map(({ target, result: { data } }) => (
            <tr key={target}>
              <th scope="row">{targetNames[target].name}</th>
              {[0, 1].map((at) => (
                <td key={at} data-same={Object.is(data[at], first.result.data[at])}>
                  {printElement(data[at]!, "float32")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small soft">
        The tree's sum is the better one: its error grows with the number of levels, the other's with the
        number of elements.
      </p>
    </div>
  );
}
