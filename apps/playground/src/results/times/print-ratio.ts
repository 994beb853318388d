/** How two times compare, in words. */

const digits = (ratio: number): string =>
  ratio >= 100 ? Math.round(ratio).toLocaleString("en") : ratio >= 9.95 ? ratio.toFixed(0) : ratio.toFixed(1);

/** A difference below this is one that the next run may turn round. */
const noticeable = 1.05;

/** How `time` compares with `other`, which took as long as `name` says. */
export function printRatio(time: number, other: number, name: string): string {
  const ratio = other / time;
  if (ratio >= noticeable) return `${digits(ratio)} × as fast as ${name}`;
  if (1 / ratio >= noticeable) return `${digits(1 / ratio)} × as slow as ${name}`;
  return `as fast as ${name}`;
}
