/** What the loops in WebAssembly of a map look like. */
import type { Kernel, Request } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { patternOf } from "../shapes.js";
import type { ModuleBuilder } from "../wasm/assembly/module-builder.js";
import { lanesOfKernel } from "../wasm/lanes-of-kernel.js";
import type { MapLoops } from "../wasm/map-loops.js";
import { planVectorMap } from "../wasm/vector-map-task.js";
import { describeOutput, type Explained, kernelFacts, kindOf, libraryNotes } from "./explain-common.js";
import { around, lanes, reports } from "./explain-loops.js";
import { shapeOf } from "./operands.js";

/** How explanations are made readable; a page that counts bytes has none of these. */
export interface Printers {
  readonly kernel: (kernel: Kernel) => string;
  readonly module: (module: ModuleBuilder) => string;
}

export function explainMap(
  { kernel, inputs, out }: Extract<Request, { kind: "map" }>,
  loops: MapLoops,
  print: Printers,
): Explained {
  const { shape, plan } = planVectorMap(inputs.map(shapeOf), out);
  const notes = [...libraryNotes(kernel), ...vectorNotes(kernel)];
  if (shape.tiled) notes.push("Views whose strides disagree are copied tile by tile, so that all lie along");
  if (shape.inputs.includes("number")) notes.push("Numbers are converted once, before the loops");
  return {
    operation: "map",
    kernel: kernelFacts(kernel, print.kernel(kernel)),
    inputs: inputs.map(kindOf),
    output: describeOutput(out),
    pattern: patternOf(shape),
    loops: reports(plan, [...inputs, out.layout], (loop) =>
      loop === plan.extents.length - 1 ? lanes : around,
    ),
    code: print.module(loops.module(kernel, shape)),
    compileTime: loops.get(kernel, shape).compileTime,
    notes,
  };
}

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
