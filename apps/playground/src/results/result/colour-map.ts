/**
 * Colours for numbers: from a deep blue-green by teal and green to a pale sand, along a path through OKLab on which equal
 * steps of a number are equal steps to the eye, and lightness alone tells more from less.
 */

type Rgb = readonly [red: number, green: number, blue: number];

/** How many colours there are. */
export const colourCount = 256;

/** Lightness, chroma and hue in degrees, from the least number to the greatest. */
const path: readonly (readonly [lightness: number, chroma: number, hue: number])[] = [
  [0.2, 0.05, 275],
  [0.38, 0.095, 245],
  [0.56, 0.1, 195],
  [0.75, 0.13, 145],
  [0.96, 0.09, 95],
];

/** OKLab to linear sRGB. Björn Ottosson, "A perceptual color space for image processing", 2020. */
function linearRgb(lightness: number, a: number, b: number): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const encode = (value: number): number =>
  Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));

/** A colour that screens do not have is made greyer until they do. */
function rgbOf(lightness: number, chroma: number, hue: number): Rgb {
  const angle = (hue * Math.PI) / 180;
  for (let grey = 1; ; grey -= 0.02) {
    const rgb = linearRgb(lightness, chroma * grey * Math.cos(angle), chroma * grey * Math.sin(angle));
    if (grey <= 0 || rgb.every((value) => value >= 0 && value <= 1))
      return rgb.map((value) => encode(Math.min(1, Math.max(0, value)))) as unknown as Rgb;
  }
}

function along(part: number): Rgb {
  const place = part * (path.length - 1);
  const below = Math.min(Math.floor(place), path.length - 2);
  const [from, to] = [path[below]!, path[below + 1]!];
  const mix = (channel: 0 | 1 | 2): number => from[channel] + (place - below) * (to[channel] - from[channel]);
  return rgbOf(mix(0), mix(1), mix(2));
}

/** Red, green and blue of each colour, one after another. */
export const colours: Uint8Array = Uint8Array.from(
  Array.from({ length: colourCount }, (_, i) => along(i / (colourCount - 1))).flat(),
);

/** Of a part from 0 to 1, for marks on the page's own ground: without the ends, one of which that ground hides. */
export const markColour = (part: number): string => cssColour(0.22 + 0.6 * Math.min(1, Math.max(0, part)));

/** The colour of a part from 0 to 1, as CSS has it. */
export function cssColour(part: number): string {
  const i = 3 * Math.round(Math.min(1, Math.max(0, part)) * (colourCount - 1));
  return `rgb(${colours[i]} ${colours[i + 1]} ${colours[i + 2]})`;
}
