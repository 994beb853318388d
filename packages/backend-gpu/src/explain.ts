/** How an operation would run on a card: which gathers, and the program that the engine is given of each. */
import {
  type Dtype,
  type Explanation,
  type Kernel,
  matmulAsReduction,
  type Operand,
  printKernel,
  type Request,
  type View,
  type ViewShape,
} from "@lockstep/core";
import type { Engine } from "./engines/engine.js";
import type { Gathering } from "./operations/gathering.js";
import type { OperationRunner } from "./operations/operation-runner.js";
import { runMap, runReduction } from "./operations/run-operation.js";
import type { Steps } from "./operations/tree.js";
import type { GpuStorage } from "./storages.js";

type Explained = Omit<Explanation, "backend" | "engine">;

export function explainOn(engine: Engine, runner: OperationRunner, request: Request): Explained {
  const steps = stepsOf(runner, request);
  const { kernel, inputs } = subjectOf(request);
  const { dtype, layout } = request.out;
  return {
    operation: request.kind,
    kernel: {
      name: request.kind === "matmul" ? "matmul" : kernel.name,
      hash: kernel.hash,
      parameters: kernel.parameters.map(({ name, type }) => ({ name, type })),
      result: kernel.dtype,
      text: printKernel(kernel),
    },
    inputs: inputs.map((input): Dtype | "number" =>
      typeof input === "number" ? "number" : input.storage.dtype,
    ),
    output: { dtype, shape: [...layout.shape] },
    pattern: steps.length > 1 ? `${steps.length} programs, one after another` : "one program",
    loops: layout.shape.map((extent, d) => ({
      extent,
      strides: [...inputs, request.out].map((operand) => strideOf(operand, d)),
      vectorised: false,
      parallel: true,
      why: "each element is an invocation of its own",
    })),
    ...(request.kind === "reduce" ? { order: request.reduction.order } : {}),
    code: steps.map((step) => engine.print(runner.gatherOf(step))).join("\n\n"),
    notes: notesOf(engine, request),
  };
}

function subjectOf(request: Request): { readonly kernel: Kernel; readonly inputs: readonly Operand[] } {
  if (request.kind === "map") return request;
  if (request.kind === "reduce") return { kernel: request.reduction.step, inputs: request.inputs };
  const { a, b, out } = request;
  return { kernel: matmulAsReduction(a, b, out).reduction.step, inputs: [a, b] };
}

/** The gatherings that an operation would be, none of which runs. */
function stepsOf(runner: OperationRunner, request: Request): Gathering[] {
  if (request.kind === "matmul") {
    const { a, b, out } = request;
    return stepsOf(runner, matmulAsReduction(a, b, out));
  }
  const steps: Gathering[] = [];
  const recorded: Steps = {
    mostSources: runner.mostSources,
    prepare: (kernel) => runner.prepare(kernel),
    intermediate(step, dtype) {
      steps.push(step);
      return storageOf(dtype, step.length);
    },
    last: (step) => steps.push(step),
  };
  const out = viewOf(request.out);
  if (request.kind === "map") runMap(recorded, request.kernel, request.inputs, out);
  else runReduction(recorded, request.reduction, request.inputs, request.axes, out);
  return steps;
}

/** An output that nothing was written to, of as many elements as its view needs. */
function viewOf({ dtype, layout }: ViewShape): View {
  const last = layout.shape.reduce(
    (sum, extent, d) => sum + (extent - 1) * layout.strides[d]!,
    layout.offset,
  );
  return { storage: storageOf(dtype, layout.contiguous ? layout.size : last + 1), layout };
}

const storageOf = (dtype: Dtype, length: number): GpuStorage => ({
  dtype,
  length,
  resource: { handle: undefined },
});

const strideOf = (operand: Operand | ViewShape, dimension: number): number =>
  typeof operand === "number" ? 0 : (operand.layout.strides[dimension] ?? 0);

function notesOf({ adapter }: Engine, request: Request): string[] {
  const where = adapter.software ? "On the processor, by a driver in the place of a card" : "On the card";
  const notes = [`${where}: ${adapter.description}`];
  if (request.kind === "reduce") {
    notes.push(
      request.reduction.order === "tree"
        ? "In one fixed tree of blocks of 1,024 elements and 16 lanes"
        : "Strictly from the first element to the last: the function is not associative",
    );
  }
  if (request.kind === "matmul")
    notes.push("Each sum runs along k from left to right, its products and sums rounded");
  return notes;
}
