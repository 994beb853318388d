/**
 * Calls the person's own function for each element, so that breakpoints, `console.log` and stack traces work.
 * It computes in JavaScript's doubles; elements are converted as they are loaded, results as they are stored.
 * Kernels that come without a function (they arrived as data) are evaluated from their trees.
 */
import { describeKernel, describeOutput, kindOf, loopReport } from "@lockstep/codegen";
import {
  type Dtype,
  type Explanation,
  evaluator,
  type Kernel,
  type Layout,
  matmulAsReduction,
  type Operand,
  type PersonsFunction,
  personsFunction,
  type Reduction,
  type Request,
  type ValueType,
  type View,
} from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { ArrayStorages } from "./array-storages.js";
import { interpretCapabilities } from "./capabilities.js";
import type { CpuStorage } from "./cpu-storage.js";
import type { Engine } from "./engine.js";
import { walk } from "./walk.js";

export class InterpretEngine implements Engine {
  readonly capabilities = interpretCapabilities;
  readonly storages = new ArrayStorages();
  readonly #functions = new WeakMap<Kernel, PersonsFunction>();

  /** `original` finds the function that a kernel was compiled from. */
  constructor(readonly original: typeof personsFunction = personsFunction) {}

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    const fn = this.#function(kernel);
    const views = inputs.filter((input) => typeof input !== "number");
    const load = loader(inputs, kernel.parameters);
    const store = storer(out, kernel.type);
    walk(out.layout.shape, [...views, out].map(layoutOf), (places) =>
      store(places.at(-1)!, fn(...load(places))),
    );
  }

  reduce({ step, init }: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    const fn = this.#function(step);
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

  #function(kernel: Kernel): PersonsFunction {
    let fn = this.#functions.get(kernel);
    if (fn === undefined) {
      fn = this.original(kernel) ?? fromTree(kernel);
      this.#functions.set(kernel, fn);
    }
    return fn;
  }

  explain(request: Request): Omit<Explanation, "backend" | "engine" | "fallback"> {
    if (request.kind === "matmul") {
      const { a, b, out } = request;
      return {
        ...this.explain(matmulAsReduction(a, b, out)),
        operation: "matmul",
        output: describeOutput(out),
      };
    }
    const { kind, inputs, out } = request;
    const kernel = kind === "map" ? request.kernel : request.reduction.step;
    const views = inputs.filter((input) => typeof input !== "number");
    const { shape } = views[0]?.layout ?? out.layout;
    return {
      operation: kind,
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
      ...(kind === "reduce" ? { order: request.reduction.order } : {}),
      code: "",
      notes: [this.original(kernel) ? ownFunction : asTree],
    };
  }
}

const ownFunction =
  "Your own function is called as it is, in JavaScript's doubles; what is stored is rounded";
const asTree = "The kernel came without its function and is evaluated from its tree";

const layoutOf = ({ layout }: { readonly layout: Layout }): Layout => layout;

/** The tree as a function like a person's. */
function fromTree(kernel: Kernel): PersonsFunction {
  const evaluate = evaluator(expandLibrary(kernel));
  return (...args) => toPerson(evaluate(...args.map(Number)), kernel.type);
}

function toType(value: number, type: ValueType): number {
  switch (type) {
    case "bool":
      return value !== 0 && !Number.isNaN(value) ? 1 : 0;
    case "int32":
      return value | 0;
    case "float32":
      return Math.fround(value);
    case "float64":
      return value;
  }
}

/** A value of `type` as JavaScript has it: a bool is a boolean. */
function toPerson(value: number, type: ValueType): number | boolean {
  const converted = toType(value, type);
  return type === "bool" ? converted === 1 : converted;
}

/** Reads the arguments at the places of the views; the array is the same each time. */
function loader(inputs: readonly Operand[], parameters: Kernel["parameters"]) {
  const args = inputs.map((input, k) =>
    typeof input === "number" ? toPerson(input, parameters[k]!.type) : 0,
  );
  const reads = inputs.flatMap((input, k) =>
    typeof input === "number"
      ? []
      : [{ k, type: parameters[k]!.type, data: (input.storage as CpuStorage).data }],
  );
  return (places: readonly number[]): readonly (number | boolean)[] => {
    reads.forEach(({ k, type, data }, view) => {
      args[k] = toPerson(data[places[view]!]!, type);
    });
    return args;
  };
}

/** Converts a result to the kernel's type and puts it in its place; typed arrays round and wrap the rest. */
function storer({ storage }: View, type: ValueType) {
  const { data, dtype } = storage as CpuStorage;
  const isBool: boolean = (dtype satisfies Dtype) === "bool";
  return (place: number, result: number | boolean): void => {
    const value = toType(Number(result), type);
    data[place] = isBool ? toType(value, "bool") : value;
  };
}
