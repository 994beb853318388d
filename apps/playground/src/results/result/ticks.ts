/** Round numbers to write beside an axis. */

/** About `count` of them from `least` to `greatest`; one where both are the same. */
export function ticksBetween(least: number, greatest: number, count: number): number[] {
  if (!(greatest > least)) return [least];
  const rough = (greatest - least) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999)! * power;
  if (!(step > 0) || !Number.isFinite(step)) return [least, greatest];
  const ticks: number[] = [];
  for (let i = Math.ceil(least / step - 1e-9); i * step <= greatest + step * 1e-9; i++)
    // `i * step` in decimal digits, not in the binary ones of a step like 0.1.
    ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}
