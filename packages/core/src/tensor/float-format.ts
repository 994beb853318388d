/**
 * Floats in columns, as NumPy prints them: the fewest digits that still tell a number from its neighbours in its own
 * dtype, at most eight after the point, points below each other, and powers of ten where plain digits would hide
 * how large or small the numbers are. (The rules are those of NumPy 2.4's default print options.)
 */

const precision = 8;

/** A number cut at its point; `exponent` is empty where there is none. */
interface Digits {
  readonly whole: string;
  readonly fraction: string;
  /** With its sign and at least two digits, as in `e+05`. */
  readonly exponent: string;
}

type FloatDtype = "float32" | "float64";

/** Every value as a string, all of them as wide as the widest. */
export function formatFloats(values: ArrayLike<number>, dtype: FloatDtype): string[] {
  const all = Array.from(values);
  const finite = all.filter(Number.isFinite);
  const write = needsExponent(finite, dtype) ? toScientific : toPlain;
  const shortest = finite.map((x) => shortestDigits(Math.abs(x), dtype, write));
  const places = longest(shortest.map(({ fraction }) => fraction));
  // With exponents, all numbers show equally many digits of their exact value; without, blanks fill the column.
  const digits = write === toPlain ? shortest : finite.map((x) => rounded(Math.abs(x), places, write));
  const wholeWidth = longest(digits.map(({ whole }) => whole)) + 1;
  const exponentWidth = longest(digits.map(({ exponent }) => exponent));
  let next = 0;
  const words = all.map((x) => {
    if (!Number.isFinite(x)) return Number.isNaN(x) ? "nan" : x < 0 ? "-inf" : "inf";
    const { whole, fraction, exponent } = digits[next++]!;
    const sign = x < 0 || Object.is(x, -0) ? "-" : "";
    return `${(sign + whole).padStart(wholeWidth)}.${fraction.padEnd(places)}${widen(exponent, exponentWidth)}`;
  });
  return alignRight(words);
}

/** All words as wide as the widest, less the blanks that every one of them begins with. */
export function alignRight(words: readonly string[]): string[] {
  const width = longest(words.map((word) => word.trimStart()));
  return words.map((word) => word.slice(Math.max(0, word.length - width)).padStart(width));
}

const longest = (words: readonly string[]): number =>
  words.reduce((most, word) => Math.max(most, word.length), 0);

/** `e+05` as `e+005`, so that exponents are below each other too. */
const widen = (exponent: string, width: number): string =>
  exponent === "" ? "" : exponent.slice(0, 2) + exponent.slice(2).padStart(width - 2, "0");

/** Whether some number is too large, too small or too far from the others to be told by plain digits. */
function needsExponent(finite: readonly number[], dtype: FloatDtype): boolean {
  const round = dtype === "float32" ? Math.fround : (x: number) => x;
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (const x of finite) {
    if (x === 0) continue;
    smallest = Math.min(smallest, Math.abs(x));
    largest = Math.max(largest, Math.abs(x));
  }
  const tooLarge = dtype === "float32" ? 1e6 : 1e8;
  return largest >= tooLarge || smallest < round(1e-4) || (largest > 0 && round(largest / smallest) > 1000);
}

/** Writes a number with so many places after the point, or with as many as tell it from every other double. */
type Write = (size: number, places?: number) => Digits;

const toPlain: Write = (size, places) => split(places === undefined ? String(size) : size.toFixed(places));
const toScientific: Write = (size, places) => split(size.toExponential(places));

/** The fewest digits that the dtype reads back as the same number, but no more places than `precision`. */
function shortestDigits(size: number, dtype: FloatDtype, write: Write): Digits {
  const shortest = write(dtype === "float32" ? shortestFloat32(size) : size);
  const digits = shortest.fraction.length > precision ? rounded(size, precision, write) : shortest;
  return { ...digits, fraction: digits.fraction.replace(/0+$/, "") };
}

/** The number with the fewest digits that `Math.fround` brings back to `x`. */
function shortestFloat32(x: number): number {
  for (let places = 0; places < 8; places++) {
    const { whole, fraction, exponent } = rounded(x, places, toScientific);
    const candidate = Number(`${whole}.${fraction}${exponent}`);
    if (Math.fround(candidate) === x) return candidate;
  }
  return Number(x.toPrecision(9));
}

/** The exact value rounded to `places`, ties to even (JavaScript's own rounding takes ties up). */
function rounded(size: number, places: number, write: Write): Digits {
  const exact = write(size, 80);
  const kept = exact.fraction.slice(0, places);
  const isTie = /^50*$/.test(exact.fraction.slice(places));
  const last = places === 0 ? exact.whole.at(-1) : kept.at(-1);
  return isTie && Number(last) % 2 === 0 ? { ...exact, fraction: kept } : write(size, places);
}

function split(text: string): Digits {
  const [mantissa = "", power = ""] = text.split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return { whole, fraction, exponent: power === "" ? "" : `e${power[0]}${power.slice(1).padStart(2, "0")}` };
}
