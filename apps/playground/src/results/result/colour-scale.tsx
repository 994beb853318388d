/** What the colours of a picture mean. */
import "./colour-scale.css";
import type { Dtype } from "@lockstep/core";
import { printElement, printRounded } from "../print-numbers.js";
import { cssColour } from "./colour-map.js";
import type { Range } from "./paint.js";

const stopsOf = (colourOf: (part: number) => string): string =>
  Array.from({ length: 17 }, (_, i) => colourOf(i / 16)).join(", ");

interface ColourScaleProps extends Range {
  readonly dtype: Dtype;
  /** The colour of a part from 0 to 1, where it is not that of a picture. */
  readonly colourOf?: (part: number) => string;
}

export function ColourScale({ least, greatest, dtype, colourOf = cssColour }: ColourScaleProps) {
  if (Number.isNaN(least)) return <span class="soft small">No element is a number.</span>;
  const print = (value: number): string =>
    dtype.startsWith("float") ? printRounded(value) : printElement(value, dtype);
  return (
    <div class="colour-scale small">
      <span>{print(least)}</span>
      <span
        class="colour-scale-bar"
        style={{ background: `linear-gradient(to right, ${stopsOf(colourOf)})` }}
      />
      <span>{print(greatest)}</span>
    </div>
  );
}
