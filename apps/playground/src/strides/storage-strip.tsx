/** The storage as a strip of cells in the order in which they lie in memory; those that no index leads to are faint. */
import { useRef } from "preact/hooks";
import type { Cell } from "./cells.js";
import { Element } from "./element.js";
import type { Highlight } from "./highlight.js";
import { moveIn } from "./moves.js";
import "./storage-strip.css";

export interface StorageStripProps {
  readonly values: ArrayLike<number>;
  readonly cells: readonly Cell[];
  readonly highlight: Highlight;
  readonly onPoint: (at: number | undefined) => void;
  readonly onFocus: (at: number) => void;
}

const times = (count: number): string =>
  count === 0 ? "seen by no index" : count === 1 ? "seen once" : `seen ${count} times`;

export function StorageStrip({ values, cells, highlight, onPoint, onFocus }: StorageStripProps) {
  const root = useRef<HTMLTableElement>(null);
  const counts = new Array<number>(values.length).fill(0);
  for (const { place } of cells) counts[place]!++;
  const move = (event: KeyboardEvent, at: number) => {
    const next = moveIn([values.length], at, event.key, event.ctrlKey);
    if (next === undefined) return;
    event.preventDefault();
    root.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
  };
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern on a table.
      role="grid"
      aria-label="Storage"
      class="storage-strip"
      ref={root}
      onPointerLeave={() => onPoint(undefined)}
    >
      <tbody>
        <tr>
          {Array.from(values, (value, at) => (
            <Element
              key={at}
              at={at}
              value={value}
              tint={at / values.length}
              mark={highlight.marks.get(at)}
              seen={counts[at]! > 0}
              label={`place ${at} holds ${value}, ${times(counts[at]!)}`}
              tabbable={at === highlight.home}
              onPoint={onPoint}
              onFocus={onFocus}
              onKey={move}
            />
          ))}
        </tr>
      </tbody>
    </table>
  );
}
