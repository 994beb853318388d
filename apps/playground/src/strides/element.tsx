/** One cell, of the tensor or of the storage: coloured by its place, marked where it is looked at or one step away. */
import type { Mark } from "./highlight.js";
import "./element.css";

export interface ElementProps {
  readonly at: number;
  readonly value: number;
  /** From 0 to 1: how far along the storage. */
  readonly tint: number;
  readonly mark: Mark | undefined;
  /** Whether the tensor sees it; true unless told. */
  readonly seen?: boolean;
  readonly label: string;
  readonly tabbable: boolean;
  readonly onPoint: (at: number) => void;
  readonly onFocus: (at: number) => void;
  readonly onKey: (event: KeyboardEvent, at: number) => void;
}

export function Element(props: ElementProps) {
  const { at, value, tint, mark, seen = true, label, tabbable, onPoint, onFocus, onKey } = props;
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid pattern.
      role="gridcell"
      class="element"
      data-at={at}
      data-mark={mark}
      data-seen={seen}
      style={{ "--tint": `${Math.round(tint * 100)}%` }}
      aria-label={label}
      tabIndex={tabbable ? 0 : -1}
      onPointerEnter={() => onPoint(at)}
      onFocus={() => onFocus(at)}
      onKeyDown={(event) => onKey(event, at)}
    >
      {value}
    </td>
  );
}
