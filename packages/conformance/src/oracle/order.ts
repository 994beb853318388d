/**
 * In which order the elements of a reduction are combined: a plain transcription of core's
 * `backend/reduction.ts`. Generic in what is combined, so that one transcription serves numbers, intervals
 * and, in its test, text.
 */
import { blockLength, laneCount } from "@lockstep/core";

/** `combine(acc, element(i))` from the first to the last. */
export function foldOrder<T>(init: T, count: number, step: (acc: T, index: number) => T): T {
  let acc = init;
  for (let i = 0; i < count; i++) acc = step(acc, i);
  return acc;
}

/** The fixed tree over `count` elements; undefined of none. `init` is the caller's to combine with. */
export function treeOrder<T>(
  count: number,
  element: (index: number) => T,
  combine: (a: T, b: T) => T,
): T | undefined {
  let values: T[] = [];
  for (let start = 0; start < count; start += blockLength) {
    values.push(blockOrder(start, Math.min(start + blockLength, count), element, combine));
  }
  while (values.length > 1) values = combineNeighbours(values, combine);
  return values[0];
}

function blockOrder<T>(
  start: number,
  end: number,
  element: (index: number) => T,
  combine: (a: T, b: T) => T,
): T {
  const lanes: T[] = [];
  for (let i = start; i < Math.min(start + laneCount, end); i++) lanes.push(element(i));
  for (let i = start + laneCount; i < end; i++) {
    const lane = (i - start) % laneCount;
    lanes[lane] = combine(lanes[lane]!, element(i));
  }
  for (let half = laneCount / 2; half >= 1; half /= 2) {
    for (let lane = 0; lane < half && lane + half < lanes.length; lane++) {
      lanes[lane] = combine(lanes[lane]!, lanes[lane + half]!);
    }
  }
  return lanes[0]!;
}

function combineNeighbours<T>(values: readonly T[], combine: (a: T, b: T) => T): T[] {
  const next: T[] = [];
  for (let i = 0; i < values.length; i += 2) {
    next.push(i + 1 < values.length ? combine(values[i]!, values[i + 1]!) : values[i]!);
  }
  return next;
}
