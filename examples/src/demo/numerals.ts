/** Numbers as they are read in a terminal: the same on every machine, whatever its language. */

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** `12,345`. */
export const whole = (value: number): string => grouped.format(value);

/** One decimal. */
export const rounded = (value: number): string => value.toFixed(1);

/** With its sign, as `+7.5` or `−0.013`; zero has none. */
export function signed(value: number, decimals = Number.isInteger(value) ? 0 : 1): string {
  const text = Math.abs(value).toFixed(decimals);
  if (Number(text) === 0) return text;
  return (value < 0 ? "−" : "+") + text;
}

/** A share as `22.5%`. */
export const percent = (share: number, decimals = 1): string => `${(share * 100).toFixed(decimals)}%`;

/** Hours of the day as `07:30`. */
export function clock(hours: number): string {
  const minutes = Math.round(hours * 60) % (24 * 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Milliseconds to three digits. */
export const milliseconds = (value: number): string =>
  value.toFixed(value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0);

/** `0`, or two digits and an exponent, as `3.1e-7`. */
export const scientific = (value: number): string => (value === 0 ? "0" : value.toExponential(1));

const two = (value: number) => String(value).padStart(2, "0");
