/** Tells the findings in the terminal, in lines of at most 80 characters. */
import { bar, plotDensity } from "./density-plot.js";
import type { Findings } from "./findings.js";
import type { Flights } from "./flights.js";
import { clock, percent, rounded, signed, whole } from "./numerals.js";
import type { Palette } from "./palette.js";
import { bandwidth, densityGrid } from "./questions.js";

/** The lines, without what ends them. */
export function tell(flights: Flights, findings: Findings, palette: Palette): string[] {
  return [
    ...aboutTheData(flights, palette),
    ...howLate(findings, palette),
    ...density(findings, palette),
    ...byTimeOfDay(findings, palette),
    ...byDistance(findings, palette),
  ];
}

function aboutTheData({ rows, total, incomplete }: Flights, { strong, faint }: Palette): string[] {
  const part =
    rows < total - incomplete ? `, of ${whole(total)} in the file, at even steps through the day` : "";
  return [
    strong(`${whole(rows)} flights`) + part,
    faint("Reports to the US Bureau of Transportation Statistics, from the npm package"),
    faint("vega-datasets: arrival delay in minutes (negative is early), distance in miles,"),
    faint("departure in local hours. Cancelled flights and dates are not in the file;"),
    faint(
      `${incomplete === 0 ? "no row lacks a value" : `${whole(incomplete)} rows that lack a value are left out`}.`,
    ),
  ];
}

function howLate(findings: Findings, { strong, accent }: Palette): string[] {
  const { late, latest } = findings;
  return [
    "",
    strong("How late"),
    `The mean delay is ${rounded(findings.meanDelayMinutes)} min, its standard deviation ` +
      `${rounded(findings.standardDeviationMinutes)} min. With delays`,
    `clipped to ±${findings.clippedAtMinutes} min, the mean is ${rounded(findings.clippedMeanMinutes)} min. ` +
      `${percent(findings.withinOneDeviation)} of the flights lie within`,
    "one standard deviation of the mean; of a normal distribution, 68.3% would.",
    "",
    ...late.map(
      ({ fromMinutes, flights, share }) =>
        `  ${String(fromMinutes).padStart(3)} min late or more ${whole(flights).padStart(8)}` +
        ` ${percent(share).padStart(6)} ${accent(bar(share, 40))}`,
    ),
    "",
    `The latest came ${whole(latest.delayMinutes)} min (${rounded(latest.delayMinutes / 60)} h) late, over ` +
      `${whole(latest.distanceMiles)} miles: ${rounded(latest.score)} standard`,
    `deviations from the mean. All late flights together lost ${whole(findings.hoursLost)} hours.`,
  ];
}

function density({ density, commonestDelayMinutes }: Findings, { strong, accent, faint }: Palette): string[] {
  const columnOf = (minutes: number) => Math.round((minutes - densityGrid.start) / densityGrid.step);
  const labels = [-60, -30, 0, 30, 60, 90].map((minutes) => ({
    column: columnOf(minutes),
    text: signed(minutes),
  }));
  const drawn = plotDensity(density.perMinute, { lines: 8, labels });
  const shown = density.perMinute.reduce((sum, height) => sum + height, 0) * densityGrid.step;
  return [
    "",
    strong("How delays are spread"),
    ...drawn.slice(0, -2).map(accent),
    ...drawn.slice(-2).map(faint),
    `Minutes of delay; a Gaussian kernel with a bandwidth of ${bandwidth} min. The top is at`,
    `${signed(commonestDelayMinutes)} min; the curve holds ${percent(shown)} of the flights, the rest lie outside.`,
  ];
}

function byTimeOfDay({ flights, byTimeOfDay: parts }: Findings, { strong, accent }: Palette): string[] {
  const top = Math.max(...parts.map((part) => part.meanDelayMinutes));
  return [
    "",
    `${strong("By time of departure")} (mean delay of ${parts.length} × ${whole(Math.floor(flights / parts.length))} flights)`,
    ...parts.map(
      ({ meanDepartureHour, meanDelayMinutes }) =>
        `  around ${clock(meanDepartureHour)} ${signed(meanDelayMinutes, 1).padStart(7)} min ` +
        accent(bar(meanDelayMinutes / top, 40)),
    ),
  ];
}

function byDistance(
  { byDistance: bands, correlationOfDelayAndDistance: r }: Findings,
  { strong, accent }: Palette,
): string[] {
  const top = Math.max(...bands.map((band) => band.meanDelayMinutes ?? 0));
  return [
    "",
    `${strong("By distance")} (flights, and their mean delay)`,
    ...bands.map(({ fromMiles, toMiles, flights, meanDelayMinutes }) => {
      const range = `${whole(fromMiles)}–${whole(toMiles)}`.padStart(11);
      const delay = meanDelayMinutes === null ? "none" : `${signed(meanDelayMinutes, 1)} min`;
      return `  ${range} miles ${whole(flights).padStart(7)} ${delay.padStart(10)} ${accent(bar((meanDelayMinutes ?? 0) / top, 40))}`;
    }),
    `Delay and distance correlate at ${signed(r, 3)}: a straight line through distance`,
    `accounts for ${percent(r * r, 2)} of the variance of delays.`,
  ];
}
