/** Zooming by buttons, for those who have neither wheel nor keys, and how close one is. */
import { checked, extent } from "../../app/state.js";
import { printRounded } from "../print-numbers.js";
import { goBack, zoomByKey } from "./use-zoom.js";
import { magnification } from "./zoom.js";

export function ZoomButtons() {
  const seen = extent.value;
  const first = checked.value.directives?.extent;
  if (seen === undefined || first === undefined) return null;
  return (
    <div class="row zoom-buttons">
      <button type="button" class="button" aria-label="Zoom in" onClick={() => zoomByKey("+")}>
        +
      </button>
      <button type="button" class="button" aria-label="Zoom out" onClick={() => zoomByKey("-")}>
        −
      </button>
      <button type="button" class="button" onClick={goBack}>
        All of it
      </button>
      <span class="soft small">{printRounded(magnification(first, seen), 3)} ×</span>
    </div>
  );
}
