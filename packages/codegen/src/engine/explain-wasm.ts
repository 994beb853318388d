/** What the loops in WebAssembly of a reduction and of a product look like. */
import { type Layout, type LoopReport, matmulAsReduction, type Plan, type Request } from "@lockstep/core";
import type { MatmulDtype } from "../javascript/index.js";
import { printModule } from "../wasm/assembly/print.js";
import type { MatmulLoops } from "../wasm/matmul/matmul-loops.js";
import { type MatmulEntry, planVectorMatmul } from "../wasm/matmul/plan.js";
import type { ReduceLoops } from "../wasm/reduce-loops.js";
import { planVectorReduce, type VectorReduceForm } from "../wasm/vector-reduce-task.js";
import {
  describeKernel,
  describeOutput,
  type Explained,
  kindOf,
  libraryNotes,
  loopReport,
  orderNote,
} from "./explain-common.js";
import { around, inside, lanes, reports } from "./explain-loops.js";
import { shapeOf } from "./operands.js";

type RequestOf<K extends Request["kind"]> = Extract<Request, { kind: K }>;

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
    code: printModule(loops.module(reduction, shape)),
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
    code: printModule(loops.module(dtype, entry)),
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
