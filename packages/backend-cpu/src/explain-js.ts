/** What the generated loops of an operation look like. */
import {
  describeKernel,
  describeOutput,
  type Explained,
  type JavaScriptLoops,
  kindOf,
  libraryNotes,
  loopReport,
  type MatmulDtype,
  orderNote,
  patternOf,
  planMap,
  planMatmul,
  planReduce,
  shapeOf,
} from "@lockstep/codegen";
import { type LoopReport, matmulAsReduction, type Request } from "@lockstep/core";
import { isWorthTiling } from "./worth-tiling.js";

type RequestOf<K extends Request["kind"]> = Extract<Request, { kind: K }>;

const plain = { vectorised: false, why: "JavaScript has no vectors" };

export function explainMap({ kernel, inputs, out }: RequestOf<"map">, loops: JavaScriptLoops): Explained {
  const { shape, geometry, extents } = planMap(inputs.map(shapeOf), out);
  const operands = inputs.length + 1;
  const notes = libraryNotes(kernel);
  if (shape.tiled) notes.push("The two innermost loops go tile by tile, as strides disagree");
  if (shape.inputs.includes("number")) notes.push("Numbers are converted once, before the loops");
  return {
    operation: "map",
    kernel: describeKernel(kernel),
    inputs: inputs.map(kindOf),
    output: describeOutput(out),
    pattern: patternOf(shape),
    loops: reports(geometry, operands, operands, extents.length),
    code: loops.map(kernel, shape).code,
    notes,
  };
}

export function explainReduce(request: RequestOf<"reduce">, loops: JavaScriptLoops): Explained {
  const { reduction, inputs, axes, out } = request;
  const { shape, geometry } = planReduce(reduction, inputs.map(shapeOf), axes, out);
  const { outputLoops, reducedLoops, form } = shape;
  const operands = inputs.length + 1;
  const ofReduced = operands + outputLoops * (1 + operands);
  const notes = libraryNotes(reduction.step);
  notes.push(orderNote(reduction));
  if (form.endsWith("strips"))
    notes.push("Neighbouring outputs are reduced together, as their elements lie closest");
  return {
    operation: "reduce",
    kernel: describeKernel(reduction.step),
    inputs: inputs.map(kindOf),
    output: describeOutput(out),
    pattern: form,
    loops: [
      ...reports(geometry, operands, operands, outputLoops),
      ...reports(geometry, operands, ofReduced, reducedLoops),
    ],
    order: reduction.order,
    code: loops.reduce(reduction, shape).code,
    notes,
  };
}

export function explainMatmul({ a, b, out }: RequestOf<"matmul">, loops: JavaScriptLoops): Explained {
  const asReduction = matmulAsReduction(a, b, out);
  if (!isWorthTiling(out)) {
    const notes = ["A product of so few rows or columns runs as the reduction that defines it"];
    const explained = explainReduce(asReduction, loops);
    return {
      ...explained,
      operation: "matmul",
      output: describeOutput(out),
      notes: [...notes, ...explained.notes],
    };
  }
  const { turns, extents, geometries } = planMatmul(a.layout, b.layout, out.layout);
  const [, , , , columns, depth, rowA, alongA, alongB, columnB, down, right] = geometries[0] ?? [];
  const product = [
    [turns, rowA, 0, down],
    [columns, 0, columnB, right],
    [depth, alongA, alongB, 0],
  ].map(([extent = 0, ...strides]) =>
    loopReport(
      extent,
      strides.map((stride) => stride ?? 0),
      plain,
    ),
  );
  const batch = extents.slice(0, -3).reduce((count, extent) => count * extent, 1);
  return {
    operation: "matmul",
    kernel: describeKernel(asReduction.reduction.step),
    inputs: [a.storage.dtype, b.storage.dtype],
    output: describeOutput(out),
    pattern: "tiled",
    loops: batch === 1 ? product : [loopReport(batch, [0, 0, 0], plain), ...product],
    order: "fold",
    code: loops.matmul(out.dtype as MatmulDtype).code,
    notes: [
      "Tiles of 4 × 4 outputs, each folded along k from left to right, strips of both matrices copied together",
    ],
  };
}

/** The loops of a nest whose extents begin at `start` of the geometry. */
function reports(geometry: readonly number[], operands: number, start: number, loops: number): LoopReport[] {
  return Array.from({ length: loops }, (_, loop) =>
    loopReport(
      geometry[start + loop]!,
      Array.from({ length: operands }, (_, operand) => geometry[start + loops * (1 + operand) + loop]!),
      plain,
    ),
  );
}
