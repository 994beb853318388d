/**
 * A backend that fuses: a product that goes straight into a sum is not rounded on its way, as compilers for
 * graphics cards do where they may. Beside each value stands what it was before it was rounded, where it is a
 * product.
 */
import type { Kernel } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { exactly } from "../oracle/exactly.js";
import { type Domain, walk } from "../oracle/walk.js";
import { type Compiled, ReferenceBackend } from "../reference/reference-backend.js";
import type { Mutant } from "./mutant.js";

interface Fusable {
  readonly value: number;
  /** The product of float32 numbers, which a double holds exactly. */
  readonly product?: number;
}

const plain = (value: number): Fusable => ({ value });
const exact = ({ value, product = value }: Fusable): number => product;

const fusing: Domain<Fusable> = {
  constant: plain,
  decide: ({ value }) => value !== 0,
  select: ({ value }, then, otherwise) => (value !== 0 ? then() : otherwise()),
  convert: ({ value }, from, to) => plain(exactly.convert(value, from, to)),
  unary: (op, type, { value }) => plain(exactly.unary(op, type, value)),
  binary: (op, type, a, b) => {
    const isSum = type === "float32" && (op === "add" || op === "subtract");
    if (isSum) return plain(exactly.binary(op, type, exact(a), exact(b)));
    const value = exactly.binary(op, type, a.value, b.value);
    return type === "float32" && op === "multiply" ? { value, product: a.value * b.value } : plain(value);
  },
  call: (fn, type, args) =>
    plain(
      exactly.call(
        fn,
        type,
        args.map(({ value }) => value),
      ),
    ),
  intrinsic: (op, args) =>
    plain(
      exactly.intrinsic(
        op,
        args.map(({ value }) => value),
      ),
    ),
  lookup: (table, { value }) => plain(exactly.lookup(table, value)),
};

export const contractingMutant: Mutant = {
  name: "fuses-products",
  fault: "x * y + z is rounded once, as a fused multiply-add is",
  caughtBy: "capabilities/*",
  create: () =>
    new (class extends ReferenceBackend {
      protected override compile(kernel: Kernel): Compiled {
        const expanded = expandLibrary(kernel);
        return (...args) => walk(expanded, fusing, args.map(plain)).value;
      }
    })(),
};
