/** What the loops in WebAssembly of an operation look like. */
import {
  type Kernel,
  type Layout,
  type LoopReport,
  matmulAsReduction,
  type Operand,
  type Plan,
  type Request,
} from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import type { MatmulDtype } from "../javascript/index.js";
import { patternOf } from "../shapes.js";
import { lanesOfKernel } from "../wasm/lanes-of-kernel.js";
import type { MapLoops } from "../wasm/map-loops.js";
import type { MatmulLoops } from "../wasm/matmul/matmul-loops.js";
import { type MatmulEntry, planVectorMatmul } from "../wasm/matmul/plan.js";
import type { ReduceLoops } from "../wasm/reduce-loops.js";
import { planVectorMap } from "../wasm/vector-map-task.js";
import { planVectorReduce, type VectorReduceForm } from "../wasm/vector-reduce-task.js";
import {
  describeKernel,
  describeOutput,
  type Explained,
  kindOf,
  libraryNotes,
  loopReport,
  orderNote,
  type Vectorised,
} from "./explain-common.js";
import { shapeOf } from "./operands.js";

type RequestOf<K extends Request["kind"]> = Extract<Request, { kind: K }>;

const lanes: Vectorised = {
  vectorised: true,
  why: "Its elements are the lanes; this backend uses one thread",
};
const around: Vectorised = {
  vectorised: false,
  why: "It stands around the loop whose elements are the lanes; this backend uses one thread",
};
const inside: Vectorised = {
  vectorised: false,
  why: "It runs for all lanes at once, one element after another; this backend uses one thread",
};

export function explainMap({ kernel, inputs, out }: RequestOf<"map">, loops: MapLoops): Explained {
  const { shape, plan } = planVectorMap(inputs.map(shapeOf), out);
  const notes = [...libraryNotes(kernel), ...vectorNotes(kernel)];
  if (shape.tiled) notes.push("Views whose strides disagree are copied tile by tile, so that all lie along");
  if (shape.inputs.includes("number")) notes.push("Numbers are converted once, before the loops");
  return {
    operation: "map",
    kernel: describeKernel(kernel),
    inputs: inputs.map(kindOf),
    output: describeOutput(out),
    pattern: patternOf(shape),
    loops: reports(plan, [...inputs, out.layout], (loop) =>
      loop === plan.extents.length - 1 ? lanes : around,
    ),
    code: loops.text(kernel, shape),
    compileTime: loops.get(kernel, shape).compileTime,
    notes,
  };
}

export function explainReduce(request: RequestOf<"reduce">, loops: ReduceLoops): Explained {
  const { reduction, inputs, axes, out } = request;
  const { shape, outputs, reduced } = planVectorReduce(reduction, inputs.map(shapeOf), axes, out);
  const { step } = reduction;
  const alongOutputs = shape.form !== "tree";
  const inner = (plan: Plan, loop: number): boolean => loop === plan.extents.length - 1;
  return {
    operation: "reduce",
    kernel: describeKernel(step),
    inputs: inputs.map(kindOf),
    output: describeOutput(out),
    pattern: shape.form,
    loops: [
      ...reports(outputs, [...inputs, out.layout], (loop) =>
        alongOutputs && inner(outputs, loop) ? lanes : around,
      ),
      ...reports(reduced, inputs, (loop) => (alongOutputs ? inside : inner(reduced, loop) ? lanes : around)),
    ],
    order: reduction.order,
    code: loops.text(reduction, shape),
    compileTime: loops.get(reduction, shape).compileTime,
    notes: [...libraryNotes(step), orderNote(reduction), formNotes[shape.form]],
  };
}

export function explainMatmul({ a, b, out }: RequestOf<"matmul">, loops: MatmulLoops): Explained {
  const { reduction } = matmulAsReduction(a, b, out);
  const dtype = out.dtype as MatmulDtype;
  const { entry, swapped, turns } = planVectorMatmul(dtype, a.layout, b.layout, out.layout);
  const strides = (loop: number, axisOfA: number, axisOfB: number, axisOfOut: number): LoopReport => {
    const at = (layout: Layout, axis: number): number => (axis < 0 ? (layout.strides.at(axis) ?? 0) : 0);
    const extent = loop < 2 ? out.layout.shape.at(loop - 2)! : a.layout.shape.at(-1)!;
    const isLane = loop === (swapped ? 0 : 1);
    return loopReport(
      extent,
      [at(a.layout, axisOfA), at(b.layout, axisOfB), at(out.layout, axisOfOut)],
      isLane ? lanes : loop === 2 ? inside : around,
    );
  };
  const [rows, columns] = out.layout.shape.slice(-2) as [number, number];
  const batch = rows * columns === 0 ? 0 : out.layout.size / (rows * columns);
  const product = [strides(0, -2, 0, -2), strides(1, 0, -1, -1), strides(2, -1, -2, 0)];
  return {
    operation: "matmul",
    kernel: describeKernel(reduction.step),
    inputs: [a.storage.dtype, b.storage.dtype],
    output: describeOutput(out),
    pattern: entry,
    loops: batch === 1 ? product : [loopReport(batch, [0, 0, 0], around), ...product],
    order: "fold",
    code: loops.text(dtype, entry),
    ...(turns === 0 ? {} : { compileTime: loops.get(dtype, entry).compileTime }),
    notes: [matmulNotes[entry], "Each sum runs along k from left to right, its products and sums rounded"],
  };
}

const matmulNotes: Readonly<Record<MatmulEntry, string>> = {
  blocks: "Blocks that fit the caches, packed where they do not lie well, in tiles of registers",
  streams: "Few rows: the other matrix is read along its rows, as it lies",
  dots: "One row or column: several sums at once, the matrix read as it lies",
};

const formNotes: Readonly<Record<VectorReduceForm, string>> = {
  "fold-strips": "Lanes are neighbouring outputs, each folded by itself",
  tree: "Lanes are the elements of one output after another",
  "tree-strips": "Neighbouring outputs are reduced together, as their elements lie closest",
};

function vectorNotes(kernel: Kernel): string[] {
  const { lanes: count, parting } = lanesOfKernel(expandLibrary(kernel));
  const notes = [`${count} lanes at once`];
  if (parting > 0) {
    notes.push(
      `Lanes part in ${parting} place${parting === 1 ? "" : "s"}: there both sides run, each for its lanes, or a loop until the last lane is done`,
    );
  }
  return notes;
}

/** One report for each loop; strides are 0 of numbers, and of an output that stands still. */
function reports(
  { extents, strides }: Plan,
  operands: readonly (Operand | object)[],
  how: (loop: number) => Vectorised,
): LoopReport[] {
  return extents.map((extent, loop) => {
    let view = 0;
    const own = operands.map((operand) => (typeof operand === "number" ? 0 : (strides[view++]?.[loop] ?? 0)));
    return loopReport(extent, own, how(loop));
  });
}
