/** What threads did of an operation, made ready to be drawn: a lane for each, and who took which part of the elements. */
import type { ChunkReport, Explanation } from "@lockstep/core";

export interface Lane {
  readonly name: string;
  readonly parts: number;
  /** Milliseconds for which it worked. */
  readonly time: number;
  /** In time's order; empty where they were not recorded. */
  readonly chunks: readonly ChunkReport[];
}

export interface ThreadLanes {
  readonly lanes: readonly Lane[];
  /** Into how many parts the elements were divided. */
  readonly parts: number;
  /** Milliseconds that the drawing has to reach. */
  readonly until: number;
  /** How many of the parts were recorded. */
  readonly recorded: number;
}

/** Parts that lie side by side and went to one thread; `thread` is undefined where that was not recorded. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly thread: number | undefined;
}

/** Nothing of an operation that was not divided among threads. */
export function threadLanes({ threads }: Explanation): ThreadLanes | undefined {
  if (threads === undefined || threads.length === 0) return undefined;
  const lanes = threads.map(({ parts, time, chunks = [] }, thread) => ({
    name: thread === 0 ? "calling thread" : `thread ${thread + 1}`,
    parts,
    time,
    chunks,
  }));
  const chunks = lanes.flatMap((lane) => lane.chunks);
  const taken = lanes.reduce((sum, { parts }) => sum + parts, 0);
  if (taken === 0) return undefined;
  const until = chunks.length > 0 ? chunks.map(({ end }) => end) : lanes.map(({ time }) => time);
  return {
    lanes,
    parts: Math.max(taken, ...chunks.map(({ part }) => part + 1)),
    until: Math.max(Number.MIN_VALUE, ...until),
    recorded: chunks.length,
  };
}

/** The parts in the order of the elements, neighbours of one thread joined. */
export function ownersOf({ lanes, parts }: ThreadLanes): readonly Run[] {
  const owners = new Array<number | undefined>(parts).fill(undefined);
  lanes.forEach(({ chunks }, thread) => {
    for (const { part } of chunks) owners[part] = thread;
  });
  const runs: Run[] = [];
  owners.forEach((thread, part) => {
    const last = runs.at(-1);
    if (last && last.thread === thread) runs[runs.length - 1] = { ...last, to: part + 1 };
    else runs.push({ from: part, to: part + 1, thread });
  });
  return runs;
}

/** In a sentence, for who does not see the drawing. */
export function inWords({ lanes, parts, until }: ThreadLanes): string {
  const each = lanes.map(
    ({ name, parts: own, time }, thread) =>
      `${thread === 0 ? "the " : ""}${name} took ${own} in ${time.toFixed(2)} ms of work`,
  );
  return `${parts} parts within ${until.toFixed(2)} ms: ${each.join(", ")}.`;
}
