/** Reductions as `Reduction` in core describes them, word for word and without regard to speed. */
import { blockLength, evaluator, laneCount, type Reduction } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";

/** Reduces rows of arguments (one element of each input), all of the parameters' types. */
export function referenceReduction(
  reduction: Reduction,
  rows: readonly (readonly number[])[],
  init: number,
): number {
  if (reduction.order === "fold") {
    const step = evaluator(expandLibrary(reduction.step));
    return rows.reduce((acc, row) => step(acc, ...row), init);
  }
  const combine = evaluator(expandLibrary(reduction.combine));
  const element = evaluator(expandLibrary(reduction.element));
  const elements = rows.map((row) => element(...row));
  if (elements.length === 0) return init;

  let values: number[] = [];
  for (let start = 0; start < elements.length; start += blockLength) {
    values.push(block(elements.slice(start, start + blockLength), combine));
  }
  while (values.length > 1) {
    const next: number[] = [];
    for (let i = 0; i < values.length; i += 2) {
      next.push(i + 1 < values.length ? combine(values[i]!, values[i + 1]!) : values[i]!);
    }
    values = next;
  }
  return combine(init, values[0]!);
}

function block(elements: readonly number[], combine: (a: number, b: number) => number): number {
  const lanes: (number | undefined)[] = new Array(laneCount).fill(undefined);
  elements.forEach((value, i) => {
    const lane = lanes[i % laneCount];
    lanes[i % laneCount] = lane === undefined ? value : combine(lane, value);
  });
  for (const distance of [8, 4, 2, 1]) {
    for (let lane = 0; lane < distance; lane++) {
      const partner = lanes[lane + distance];
      if (partner !== undefined) lanes[lane] = combine(lanes[lane]!, partner);
    }
  }
  return lanes[0]!;
}
