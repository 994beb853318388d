/** Whatever is asked, by calling the person's own functions; see `InterpretMaps`. */
import { describeKernel, describeOutput, type Explained, kindOf, loopReport } from "@lockstep/codegen";
import {
  type Kernel,
  matmulAsReduction,
  type Operand,
  type Reduction,
  type Request,
  type View,
  type ViewShape,
} from "@lockstep/core";
import type { Engine } from "./engine.js";
import { InterpretMaps, layoutOf } from "./interpret-maps.js";
import { loader, storer, toPerson } from "./interpret-values.js";
import { walk } from "./walk.js";

export class InterpretEngine extends InterpretMaps implements Engine {
  reduce({ step, init }: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    const fn = this.functionOf(step);
    const views = inputs.filter((input) => typeof input !== "number");
    const layouts = views.map(layoutOf);
    const load = loader(inputs, step.parameters.slice(1));
    const store = storer(out, step.type);
    const reduced = layouts[0]!.shape.map((length, axis) => (axes.includes(axis) ? length : 1));
    walk(out.layout.shape, [...layouts, out.layout], (output) => {
      let acc = toPerson(init, step.type);
      const visit = (places: readonly number[]) => {
        acc = fn(acc, ...load(places));
      };
      walk(reduced, layouts, visit, output.slice(0, -1));
      store(output.at(-1)!, acc);
    });
  }

  matmul(): boolean {
    return false;
  }

  explain(request: Request): Explained {
    if (request.kind === "map") {
      const { kernel, inputs, out } = request;
      return { operation: "map", ...this.#describe(kernel, inputs, out) };
    }
    if (request.kind === "matmul") {
      const { a, b, out } = request;
      return {
        ...this.explain(matmulAsReduction(a, b, out)),
        operation: "matmul",
        output: describeOutput(out),
      };
    }
    const { reduction, inputs, out } = request;
    const { step, order } = reduction;
    return { operation: "reduce", order, ...this.#describe(step, inputs, out) };
  }

  #describe(kernel: Kernel, inputs: readonly Operand[], out: ViewShape): Omit<Explained, "operation"> {
    const views = inputs.filter((input) => typeof input !== "number");
    const { shape } = views[0]?.layout ?? out.layout;
    return {
      kernel: describeKernel(kernel),
      inputs: inputs.map(kindOf),
      output: describeOutput(out),
      pattern: "element by element",
      loops: shape.map((extent, axis) => {
        const strides = [...inputs, out].map((operand) =>
          typeof operand === "number" ? 0 : operand.layout.strides[axis]!,
        );
        return loopReport(extent, strides, {
          vectorised: false,
          why: "the function is called for each element",
        });
      }),
      code: "",
      notes: [this.original(kernel) ? ownFunction : asTree],
    };
  }
}

const ownFunction =
  "Your own function is called as it is, in JavaScript's doubles; what is stored is rounded";
const asTree = "The kernel came without its function and is evaluated from its tree";
