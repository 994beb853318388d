/** A result as a table of its elements; of a large one the beginning, and how much that leaves out. */
import "./table-view.css";
import { useMemo } from "preact/hooks";
import type { Result } from "../../run/protocol.js";
import { printElement } from "../print-numbers.js";
import { Scroller } from "../scroller.js";
import { tableOf } from "./table-cut.js";

export function TableView({ result, label }: { readonly result: Result; readonly label: string }) {
  const { columns, rows, cut } = useMemo(() => tableOf(result), [result]);
  const isList = result.shape.length < 2;
  return (
    <div>
      <Scroller class="table-scroll" label="Elements">
        <table>
          <caption class="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">index</th>
              {isList ? (
                <th scope="col">value</th>
              ) : (
                columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, values }) => (
              <tr key={name}>
                <th scope="row">[{name}]</th>
                {values.map((value, column) => (
                  <td key={column}>{printElement(value, result.dtype)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      {cut && <p class="soft small">Shown: {cut}.</p>}
      {rows.length === 0 && <p class="soft small">It has no elements.</p>}
    </div>
  );
}
