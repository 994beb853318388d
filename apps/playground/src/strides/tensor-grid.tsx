/** The tensor as a grid of cells, each slice of the last two dimensions a table; arrow keys go from cell to cell. */
import { useRef } from "preact/hooks";
import { type Cell, slicesOf } from "./cells.js";
import { Element } from "./element.js";
import type { Highlight } from "./highlight.js";
import { moveIn } from "./moves.js";
import "./tensor-grid.css";

export interface TensorGridProps {
  readonly shape: readonly number[];
  readonly cells: readonly Cell[];
  /** How many elements the storage has, which the colours go over. */
  readonly places: number;
  readonly highlight: Highlight;
  readonly onPoint: (at: number | undefined) => void;
  readonly onFocus: (at: number) => void;
}

export function TensorGrid({ shape, cells, places, highlight, onPoint, onFocus }: TensorGridProps) {
  const root = useRef<HTMLDivElement>(null);
  const columns = shape.at(-1) ?? 1;
  const move = (event: KeyboardEvent, at: number) => {
    const next = moveIn(shape, at, event.key, event.ctrlKey);
    if (next === undefined) return;
    event.preventDefault();
    root.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
  };
  return (
    <div class="tensor-grid" ref={root} onPointerLeave={() => onPoint(undefined)}>
      {slicesOf(cells, shape).map(({ leading, rows }) => (
        <div class="tensor-slice" key={leading.join()}>
          {leading.length > 0 && <p class="small soft">[{leading.join(", ")}, …]</p>}
          <table
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern on a table.
            role="grid"
            aria-label={`Tensor${leading.length > 0 ? `, slice ${leading.join(", ")}` : ""}`}
          >
            <thead>
              <tr>
                <td />
                {Array.from({ length: columns }, (_, column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, r) => (
                <tr key={r}>
                  {shape.length > 1 ? <th scope="row">{r}</th> : <td />}
                  {row.map((cell) => (
                    <Element
                      key={cell.at}
                      at={cell.at}
                      value={cell.value}
                      tint={cell.place / places}
                      mark={highlight.marks.get(cell.at)}
                      label={`[${cell.index.join(", ")}] is ${cell.value}, storage place ${cell.place}`}
                      tabbable={cell.at === highlight.home}
                      onPoint={onPoint}
                      onFocus={onFocus}
                      onKey={move}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </div>
  );
}
