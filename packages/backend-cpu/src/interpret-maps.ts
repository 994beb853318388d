/**
 * Calls the person's own function for each element, so that breakpoints, `console.log` and stack traces work.
 * It computes in JavaScript's doubles; elements are converted as they are loaded, results as they are stored.
 * Kernels that come without a function (they arrived as data) are evaluated from their trees.
 */
import {
  evaluator,
  type Kernel,
  type Layout,
  type Operand,
  type PersonsFunction,
  personsFunction,
  type View,
} from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { ArrayStorages } from "./array-storages.js";
import { interpretCapabilities } from "./capabilities.js";
import { loader, storer, toPerson } from "./interpret-values.js";
import { walk } from "./walk.js";

export class InterpretMaps {
  readonly capabilities = interpretCapabilities;
  readonly storages = new ArrayStorages();
  readonly #functions = new WeakMap<Kernel, PersonsFunction>();

  /** `original` finds the function that a kernel was compiled from. */
  constructor(readonly original: typeof personsFunction = personsFunction) {}

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    const fn = this.functionOf(kernel);
    const views = inputs.filter((input) => typeof input !== "number");
    const load = loader(inputs, kernel.parameters);
    const store = storer(out, kernel.type);
    walk(out.layout.shape, [...views, out].map(layoutOf), (places) =>
      store(places.at(-1)!, fn(...load(places))),
    );
  }

  /** What is called for each element. */
  protected functionOf(kernel: Kernel): PersonsFunction {
    let fn = this.#functions.get(kernel);
    if (fn === undefined) {
      fn = this.original(kernel) ?? fromTree(kernel);
      this.#functions.set(kernel, fn);
    }
    return fn;
  }
}

export const layoutOf = ({ layout }: { readonly layout: Layout }): Layout => layout;

/** The tree as a function like a person's. */
function fromTree(kernel: Kernel): PersonsFunction {
  const evaluate = evaluator(expandLibrary(kernel));
  return (...args) => toPerson(evaluate(...args.map(Number)), kernel.type);
}
