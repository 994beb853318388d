/** What explanations say of threads: which loops they share, and what each of them did. */
import {
  type Explained,
  mapLoopsOf,
  matmulLoopsOf,
  planVectorMap,
  planVectorMatmul,
  planVectorReduce,
  reduceLoopsOf,
  type Sharing,
  shapeOf,
  type VectorLoop,
  type WasmEngine,
  withSharing,
} from "@lockstep/codegen";
import type { ChunkReport, Explanation, Reduction, Request, ThreadReport } from "@lockstep/core";
import type { CommandQueue } from "./queue/command-queue.js";
import type { AlongAxis } from "./reductions/along-axis.js";
import { type Outcome, recordsOf } from "./ring/outcome.js";

type RequestOf<K extends Request["kind"]> = Extract<Request, { kind: K }>;
type Engine = WasmEngine<CommandQueue>;

const shared: Sharing = { parallel: true, why: "threads take parts of it" };
const branches: Sharing = { parallel: true, why: "threads take whole branches of the tree" };
const within: Sharing = { parallel: false, why: "it runs within a part, on one thread" };
const ordered: Sharing = { parallel: false, why: "a fold runs strictly in order, on one thread" };

/** The explanation of an operation that `threads` threads divide. */
export function explainThreads(
  request: Request,
  engine: Engine,
  along: AlongAxis,
  threads: number,
): Omit<Explanation, "backend" | "engine"> {
  const explained = engine.explain(request);
  const { notes } = explained;
  if (threads === 1) {
    const alone: Sharing = { parallel: false, why: "this device has one thread" };
    return { ...explained, loops: withSharing(explained.loops, () => alone) };
  }
  const { sharing, outcome } = describe(request, explained, engine, along);
  return {
    ...explained,
    loops: withSharing(explained.loops, sharing),
    ...(outcome === undefined ? {} : { threads: reportOf(outcome, threads) }),
    notes: [
      ...notes,
      `Of ${threads} threads; work that takes less time than dividing it stays on the calling thread`,
      ...chainNote(outcome),
    ],
  };
}

/** Said of the latest run, if it was one of several that went together. */
const chainNote = (outcome: Outcome | undefined): string[] =>
  outcome === undefined || outcome.chained === 1
    ? []
    : [
        `Ran in a chain of ${outcome.chained} operations: every part went through all of them, while it was in a core's cache`,
      ];

interface Description {
  readonly sharing: (loop: number) => Sharing;
  /** Of the latest run that was divided. */
  readonly outcome: Outcome | undefined;
}

function describe(request: Request, explained: Explained, engine: Engine, along: AlongAxis): Description {
  const outcomeOf = (loop: VectorLoop) => engine.runner.outcomeOf(loop);
  switch (request.kind) {
    case "map": {
      const { kernel, inputs, out } = request;
      const { shape } = planVectorMap(inputs.map(shapeOf), out);
      const loop = mapLoopsOf(engine.arena).get(kernel, shape);
      return { sharing: (loop) => (loop === 0 ? shared : within), outcome: outcomeOf(loop) };
    }
    case "reduce":
      return describeReduction(request, engine, along);
    case "matmul": {
      const { a, b, out } = request;
      const plan = planVectorMatmul(out.dtype as never, a.layout, b.layout, out.layout);
      const { entry, swapped, across, products } = plan;
      // Behind the loops over a batch stand rows, columns and k.
      const divided = products > 1 || across === swapped ? 0 : explained.loops.length - 2;
      const loop = matmulLoopsOf(engine.arena).get(out.dtype as never, entry);
      return { sharing: (loop) => (loop === divided ? shared : within), outcome: outcomeOf(loop) };
    }
  }
}

function describeReduction(
  { reduction, inputs, axes, out }: RequestOf<"reduce">,
  engine: Engine,
  along: AlongAxis,
): Description {
  const views = inputs.map(shapeOf);
  const plan = planVectorReduce(reduction, views, axes, out);
  const outer = plan.outputs.extents.length;
  const inner: Sharing = reduction.order === "fold" ? ordered : within;
  if (isAlong(reduction, along, plan.reduced.size, out.layout.size)) {
    const sharing = (loop: number): Sharing => (loop === outer ? branches : within);
    return { sharing, outcome: along.outcomeOf(reduction) };
  }
  const loop = reduceLoopsOf(engine.arena).get(reduction, plan.shape);
  const sharing = (loop: number): Sharing => (loop === 0 ? shared : loop < outer ? within : inner);
  return { sharing, outcome: engine.runner.outcomeOf(loop) };
}

const isAlong = (reduction: Reduction, along: AlongAxis, count: number, outputs: number): boolean =>
  outputs > 0 && along.suits(reduction, count, outputs);

/** The caller's seat first; the thread that stands in for it is counted as it. */
function reportOf(outcome: Outcome, threads: number): ThreadReport[] {
  const seatOf = (seat: number): number => (seat < threads ? seat : 0);
  const reports = Array.from({ length: threads }, () => ({
    parts: 0,
    time: 0,
    chunks: [] as ChunkReport[],
  }));
  outcome.parts.forEach((count, seat) => {
    const report = reports[seatOf(seat)]!;
    report.parts += count;
    report.time += outcome.times[seat]!;
  });
  for (const { seat, ...chunk } of recordsOf(outcome)) reports[seatOf(seat)]!.chunks.push(chunk);
  for (const { chunks } of reports) chunks.sort((a, b) => a.start - b.start);
  return reports;
}
