/** The small drawing of an example; its title says the same to whoever does not see it. */
import "./glyph.css";
import { glyphs } from "./glyphs.js";

export function Glyph({ id }: { readonly id: string }) {
  return (
    <svg class="glyph" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      {glyphs[id]}
    </svg>
  );
}
