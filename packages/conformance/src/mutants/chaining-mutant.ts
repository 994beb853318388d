/** A backend that runs maps together which it should run one after another. */
import {
  type Kernel,
  type Operand,
  type Reduction,
  type Storage,
  strided,
  type TypedArray,
  type View,
} from "@lockstep/core";
import { ReferenceBackend } from "../reference/reference-backend.js";
import type { Mutant } from "./mutant.js";

export const chainingMutant: Mutant = {
  name: "chains-blindly",
  fault:
    "Maps asked in a row run element by element through all of them, whatever one reads of another's output",
  caughtBy: "random/maps-in-a-row/*",
  create: () => new BlindlyChaining(),
};

interface Waiting {
  readonly kernel: Kernel;
  readonly inputs: readonly Operand[];
  readonly out: View;
}

class BlindlyChaining extends ReferenceBackend {
  readonly #waiting: Waiting[] = [];

  override map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    const { shape, size } = out.layout;
    if (shape.length !== 1 || this.#waiting.some((one) => one.out.layout.size !== size)) this.#runAll();
    if (shape.length === 1) this.#waiting.push({ kernel, inputs: inputs.map(asItIs), out: asItIs(out) });
    else super.map(kernel, inputs, out);
  }

  override reduce(
    reduction: Reduction,
    inputs: readonly Operand[],
    axes: readonly number[],
    out: View,
  ): void {
    this.#runAll();
    super.reduce(reduction, inputs, axes, out);
  }

  override write(storage: Storage, data: TypedArray): void {
    this.#runAll();
    super.write(storage, data);
  }

  override readSync(storage: Storage): TypedArray {
    this.#runAll();
    return super.readSync(storage);
  }

  #runAll(): void {
    const waiting = this.#waiting.splice(0);
    const count = waiting[0]?.out.layout.size ?? 0;
    for (let i = 0; i < count; i++) {
      for (const { kernel, inputs, out } of waiting) {
        const at = ({ storage, layout }: View): View => ({
          storage,
          layout: strided([1], [1], layout.offset + i * layout.strides[0]!),
        });
        super.map(
          kernel,
          inputs.map((input) => (typeof input === "number" ? input : at(input))),
          at(out),
        );
      }
    }
  }
}

/** A tensor's view, as it is now: the tensor may be gone by the time it is looked at. */
const asItIs = <O extends Operand>(operand: O): O =>
  typeof operand === "number" ? operand : ({ storage: operand.storage, layout: operand.layout } as O);
