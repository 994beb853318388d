/** Two ways to give uneven work to threads, reckoned from what each row of a picture costs. */

export interface Share {
  /** Of each thread: the pieces that it does one after another, as parts of all the work. */
  readonly threads: readonly (readonly number[])[];
  /** When the last thread is done, as a part of what one thread alone would take. */
  readonly done: number;
}

/** What each row costs: the turns of its elements. */
export function rowCosts(counts: ArrayLike<number>, rows: number): readonly number[] {
  const columns = counts.length / rows;
  return Array.from({ length: rows }, (_, row) => {
    let cost = 0;
    for (let column = 0; column < columns; column++) cost += counts[row * columns + column]!;
    return cost;
  });
}

/** Each thread gets as many rows as the others, in one piece. */
export function equalShares(costs: readonly number[], threads: number): Share {
  const pieces = cut(costs, threads);
  return shareOf(pieces.map((piece) => [piece]));
}

/** Everyone takes the pieces of an equal share, one after another, and then those that are left of others'. */
export function claimedShares(costs: readonly number[], threads: number, parts: number): Share {
  const pieces = cut(costs, parts);
  const left = Array.from({ length: threads }, (_, thread) => {
    const from = (share: number): number => Math.floor((share * parts) / threads);
    return pieces.slice(from(thread), from(thread + 1));
  });
  const taken: number[][] = left.map(() => []);
  const busy = left.map(() => 0);
  for (let piece = 0; piece < parts; piece++) {
    const free = busy.indexOf(Math.min(...busy));
    const share = left.findIndex((_, step) => left[(free + step) % threads]!.length > 0);
    const claimed = left[(free + share) % threads]!.shift()!;
    taken[free]!.push(claimed);
    busy[free]! += claimed;
  }
  return shareOf(taken);
}

/** Neighbouring rows as `parts` pieces of the same number of rows, each as a part of the whole work. */
function cut(costs: readonly number[], parts: number): readonly number[] {
  const whole = sumOf(costs);
  const from = (part: number) => Math.round((part * costs.length) / parts);
  return Array.from({ length: parts }, (_, part) => sumOf(costs.slice(from(part), from(part + 1))) / whole);
}

const shareOf = (threads: readonly (readonly number[])[]): Share => ({
  threads,
  done: Math.max(...threads.map(sumOf)),
});

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
