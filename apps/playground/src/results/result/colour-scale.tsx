/** What the colours of a picture mean. */
import "./colour-scale.css";
import type { Dtype } from "@lockstep/core";
import { printElement, printRounded } from "../print-numbers.js";
import { cssColour } from "./colour-map.js";
import type { Range } from "./paint.js";

const stops = Array.from({ length: 17 }, (_, i) => cssColour(i / 16)).join(", ");

export function ColourScale({ least, greatest, dtype }: Range & { readonly dtype: Dtype }) {
  if (Number.isNaN(least)) return <span class="soft small">No element is a number.</span>;
  const print = (value: number): string =>
    dtype.startsWith("float") ? printRounded(value) : printElement(value, dtype);
  return (
    <div class="colour-scale small">
      <span>{print(least)}</span>
      <span class="colour-scale-bar" style={{ background: `linear-gradient(to right, ${stops})` }} />
      <span>{print(greatest)}</span>
    </div>
  );
}
