/** Two engines of this backend, given the same kernels and the same elements: where do their results differ? */
import { WasmEngine } from "@lockstep/codegen";
import { type Kernel, type Operand, printKernel, type TypedArray, type View } from "@lockstep/core";
import type { Engine } from "../engine.js";
import { JsEngine } from "../js-engine.js";
import type { RandomCase } from "./random-cases.js";
import type { Given, GivenView } from "./random-operands.js";
import { smaller } from "./smaller.js";

interface Difference {
  /** Where in the output's storage. */
  readonly at: number;
  readonly js: number;
  readonly wasm: number;
}

type Run = (engine: Engine, inputs: readonly Operand[], out: View) => void;

export class Agreement {
  readonly #js = new JsEngine();
  readonly #wasm = new WasmEngine();

  /** The first element in which the engines differ after `run`; all NaNs are one, and both zeros are not. */
  difference(given: Given, run: Run): Difference | undefined {
    const js = resultOf(this.#js, given, run);
    const wasm = resultOf(this.#wasm, given, run);
    for (let at = 0; at < js.length; at++) {
      if (!Object.is(js[at], wasm[at])) return { at, js: js[at]!, wasm: wasm[at]! };
    }
    return undefined;
  }

  /** Throws, with a smaller kernel that differs too, unless the engines agree. */
  require({ kernel, given, title }: RandomCase): void {
    if (this.#ofMap(kernel, given) === undefined) return;
    const least = smaller(kernel, (candidate) => this.#differs(candidate, given));
    throw new Error(`${title}\n${describe(least, given, this.#ofMap(least, given)!)}`);
  }

  #ofMap(kernel: Kernel, given: Given): Difference | undefined {
    return this.difference(given, (engine, inputs, out) => engine.map(kernel, inputs, out));
  }

  #differs(kernel: Kernel, given: Given): boolean {
    try {
      return this.#ofMap(kernel, given) !== undefined;
    } catch {
      return false;
    }
  }
}

function resultOf(engine: Engine, { inputs, out, inPlace }: Given, run: Run): TypedArray {
  const { storages } = engine;
  const viewOf = ({ dtype, layout, data }: GivenView): View => {
    const storage = storages.allocate(dtype, data.length);
    storages.write(storage, data);
    return { storage, layout };
  };
  const operands = inputs.map((input): Operand => (typeof input === "number" ? input : viewOf(input)));
  const target = inPlace === undefined ? viewOf(out) : (operands[inPlace] as View);
  run(engine, operands, target);
  const result = storages.read(target.storage);
  for (const operand of new Set([...operands, target])) {
    if (typeof operand !== "number") storages.release(operand.storage);
  }
  return result;
}

function describe(kernel: Kernel, given: Given, { at, js, wasm }: Difference): string {
  const element = placesOf(given.out).indexOf(at);
  const inputs = given.inputs.map((input, k) => {
    const name = kernel.parameters[k]!.name;
    if (typeof input === "number") return `${name}: the number ${print(input)}`;
    const { dtype, layout, data } = input;
    const strides = `strides ${layout.strides.join()}, offset ${layout.offset}`;
    return `${name}: ${dtype}, ${strides}, there ${print(data[placesOf(input)[element]!]!)}`;
  });
  const { dtype, layout } = given.out;
  return [
    printKernel(kernel),
    ...inputs,
    `out: ${dtype}, shape ${layout.shape}, strides ${layout.strides}, offset ${layout.offset}`,
    `element ${element}: js ${print(js)}, wasm ${print(wasm)}`,
    JSON.stringify(kernel),
  ].join("\n");
}

const print = (value: number): string => (Object.is(value, -0) ? "-0" : `${value}`);

/** The places of a view's elements in its storage, in order. */
function placesOf({ layout: { offset, shape, strides } }: GivenView): number[] {
  let places = [offset];
  shape.forEach((length, d) => {
    places = places.flatMap((place) => Array.from({ length }, (_, i) => place + i * strides[d]!));
  });
  return places;
}
