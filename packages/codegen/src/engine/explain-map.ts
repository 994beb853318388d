/** What the loops in WebAssembly of a map look like. */
import type { Kernel, Request } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { patternOf } from "../shapes.js";
import { printModule } from "../wasm/assembly/print.js";
import { lanesOfKernel } from "../wasm/lanes-of-kernel.js";
import type { MapLoops } from "../wasm/map-loops.js";
import { planVectorMap } from "../wasm/vector-map-task.js";
import { describeKernel, describeOutput, type Explained, kindOf, libraryNotes } from "./explain-common.js";
import { around, lanes, reports } from "./explain-loops.js";
import { shapeOf } from "./operands.js";

type MapRequest = Extract<Request, { kind: "map" }>;

export function explainMap({ kernel, inputs, out }: MapRequest, loops: MapLoops): Explained {
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
    code: printModule(loops.module(kernel, shape)),
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
