/** What the results say, as numbers with their units in their names: what `--json` gives, and the text is made of. */
import type { Numbers } from "./by-hand.js";
import type { Flights } from "./flights.js";
import type { Answers } from "./measure.js";
import { clipAt, densityGrid, distanceEdges, lateFrom, partsOfDay } from "./questions.js";

export interface Findings {
  readonly flights: number;
  readonly meanDelayMinutes: number;
  readonly standardDeviationMinutes: number;
  /** With every delay clipped to ± `clippedAtMinutes`. */
  readonly clippedMeanMinutes: number;
  readonly clippedAtMinutes: number;
  readonly hoursLost: number;
  readonly late: readonly {
    readonly fromMinutes: number;
    readonly flights: number;
    readonly share: number;
  }[];
  readonly latest: { readonly delayMinutes: number; readonly distanceMiles: number; readonly score: number };
  /** Share of flights less than one standard deviation from the mean; of a normal distribution, 0.683. */
  readonly withinOneDeviation: number;
  readonly correlationOfDelayAndDistance: number;
  readonly byDistance: readonly {
    readonly fromMiles: number;
    readonly toMiles: number;
    readonly flights: number;
    /** `null` where there is no flight. */
    readonly meanDelayMinutes: number | null;
  }[];
  /** Equally many flights in each, in the order of departure. */
  readonly byTimeOfDay: readonly { readonly meanDepartureHour: number; readonly meanDelayMinutes: number }[];
  /** Flights per minute of delay, as a share of all. */
  readonly density: { readonly atMinutes: readonly number[]; readonly perMinute: readonly number[] };
  /** The delay at which the density is highest. */
  readonly commonestDelayMinutes: number;
}

export function findingsOf({ columns, rows }: Flights, answers: Answers): Findings {
  const latest = answers.latest[0]!;
  const scores = answers.standardise;
  const perMinute = Array.from(answers.density);
  const atMinutes = perMinute.map((_, index) => densityGrid.start + index * densityGrid.step);
  const bands = distanceEdges.length - 1;
  return {
    flights: rows,
    meanDelayMinutes: answers.mean[0]!,
    standardDeviationMinutes: answers.std[0]!,
    clippedMeanMinutes: answers["clipped mean"][0]!,
    clippedAtMinutes: clipAt,
    hoursLost: answers["hours lost"][0]!,
    late: lateFrom.map((fromMinutes, index) => {
      const flights = answers["count late"][index]!;
      return { fromMinutes, flights, share: flights / rows };
    }),
    latest: {
      delayMinutes: columns.delay[latest]!,
      distanceMiles: columns.distance[latest]!,
      score: scores[latest]!,
    },
    withinOneDeviation: shareWithin(scores, 1),
    correlationOfDelayAndDistance: answers.correlation[0]!,
    byDistance: Array.from({ length: bands }, (_, band) => {
      const [mean, flights] = [answers["by distance"][band]!, answers["by distance"][bands + band]!];
      return {
        fromMiles: distanceEdges[band]!,
        toMiles: distanceEdges[band + 1]!,
        flights,
        meanDelayMinutes: flights > 0 ? mean : null,
      };
    }),
    byTimeOfDay: Array.from({ length: partsOfDay }, (_, part) => ({
      meanDepartureHour: answers["by time of day"][part]!,
      meanDelayMinutes: answers["by time of day"][partsOfDay + part]!,
    })),
    density: { atMinutes, perMinute },
    commonestDelayMinutes: atMinutes[perMinute.indexOf(Math.max(...perMinute))]!,
  };
}

function shareWithin(scores: Numbers, limit: number): number {
  let count = 0;
  for (let i = 0; i < scores.length; i++) if (Math.abs(scores[i]!) < limit) count++;
  return count / scores.length;
}
