/** Backends that walk well and compute wrongly. */
import { isLibraryFunction, type Kernel, type Operand, type View } from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { exactly } from "../oracle/exactly.js";
import { type Domain, walk } from "../oracle/walk.js";
import { arrayOf, type Compiled, convertValue, ReferenceBackend } from "../reference/reference-backend.js";
import type { Mutant } from "./mutant.js";

/** Computes by `exactly` with one meaning changed. */
function miscomputing(change: Partial<Domain<number>>, prepare: (kernel: Kernel) => Kernel = expandLibrary) {
  const domain = { ...exactly, ...change };
  return () =>
    new (class extends ReferenceBackend {
      protected override compile(kernel: Kernel): Compiled {
        const prepared = prepare(kernel);
        return (...args) => walk(prepared, domain, args);
      }
    })();
}

/** Answers a call of one function otherwise. */
const miscalling = (name: string, fn: (...args: number[]) => number) =>
  miscomputing({
    call: (called, type, args) => (called === name ? fn(...args) : exactly.call(called, type, args)),
  });

/** Stores otherwise. */
function misstoring(change: (value: number, out: View, type: Kernel["type"]) => number | undefined) {
  return () =>
    new (class extends ReferenceBackend {
      protected override store(
        out: View,
        index: readonly number[],
        value: number,
        type: Kernel["type"],
      ): void {
        const changed = change(value, out, type);
        if (changed === undefined) super.store(out, index, value, type);
        else arrayOf(out.storage)[this.place(out, index)] = changed;
      }
    })();
}

const isFloating = (type: string): boolean => type === "float32" || type === "float64";

export const arithmeticMutants: readonly Mutant[] = [
  {
    name: "rounds-at-the-end",
    fault: "Floats are left in double precision until they are stored",
    caughtBy: "capabilities/*",
    create: miscomputing({
      binary: (op, type, a, b) => exactly.binary(op, type === "float32" ? "float64" : type, a, b),
      convert: (value, from, to) => exactly.convert(value, from, to === "float32" ? "float64" : to),
    }),
  },
  {
    name: "float64-in-float32",
    fault: "Double precision is computed in single",
    caughtBy: "capabilities/*",
    create: miscomputing({
      binary: (op, type, a, b) => exactly.binary(op, type === "float64" ? "float32" : type, a, b),
    }),
  },
  {
    name: "never-wraps",
    fault: "int32 sums and products grow beyond 32 bits until they are stored",
    caughtBy: "capabilities/*",
    create: miscomputing({
      binary: (op, type, a, b) => {
        const grows = type === "int32" && (op === "add" || op === "subtract" || op === "multiply");
        return exactly.binary(op, grows ? "float64" : type, a, b);
      },
    }),
  },
  {
    name: "clamps-uint8",
    fault: "uint8 is clamped to 0 … 255 where it must wrap",
    caughtBy: "map/*",
    create: misstoring((value, { storage }) =>
      storage.dtype === "uint8" ? Math.min(255, Math.max(0, value)) : undefined,
    ),
  },
  {
    name: "stores-true-as-255",
    fault: "A bool that is true is stored as 255",
    caughtBy: "map/*",
    create: misstoring((value, { storage }) => (storage.dtype === "bool" && value !== 0 ? 255 : undefined)),
  },
  {
    name: "loses-nan-in-max",
    fault: "Math.max(NaN, x) is x, as the minNum and maxNum of IEEE 754-2008 have it",
    caughtBy: "zip/max/*",
    create: miscalling("max", (a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b))),
  },
  {
    name: "loses-minus-zero-in-min",
    fault: "Math.min(0, -0) is the first of them",
    caughtBy: "zip/min/*",
    create: miscalling("min", (a, b) => (a === b ? a : Math.min(a, b))),
  },
  {
    name: "rounds-half-to-even",
    fault: "Math.round rounds halves to the even neighbour",
    caughtBy: "map/round/*",
    create: miscalling("round", (a) =>
      a % 1 === 0.5 && Math.floor(a) % 2 === 0 ? Math.floor(a) : Math.round(a),
    ),
  },
  {
    name: "remainder-of-divisor",
    fault: "The remainder has the divisor's sign, as in Python",
    caughtBy: "zip/remainder/*",
    create: miscomputing({
      binary: (op, type, a, b) => {
        const rest = exactly.binary(op, type, a, b);
        return op === "remainder" && rest !== 0 && rest < 0 !== b < 0
          ? exactly.binary("add", type, rest, b)
          : rest;
      },
    }),
  },
  {
    name: "less-or-equal-is-less",
    fault: "x <= y is taken for x < y",
    caughtBy: "zip/less-equal/*",
    create: miscomputing({
      binary: (op, type, a, b) => exactly.binary(op === "lessEqual" ? "less" : op, type, a, b),
    }),
  },
  {
    name: "nan-is-true",
    fault: "NaN counts as true",
    caughtBy: "map/*",
    create: miscomputing({
      convert: (value, from, to) =>
        to === "bool" && Number.isNaN(value) ? 1 : exactly.convert(value, from, to),
    }),
  },
  {
    name: "truncates-constants",
    fault: "Constants keep three decimals, as if they had been printed into the code",
    caughtBy: "control-flow/*",
    create: miscomputing({
      constant: (value, type) =>
        isFloating(type) && Math.abs(value) < 1e6 ? Math.trunc(value * 1000) / 1000 : value,
    }),
  },
  {
    name: "flushes-subnormals",
    fault: "Subnormal results become zero, though it claims otherwise",
    caughtBy: "capabilities/*",
    create: miscomputing({
      binary: (op, type, a, b) => {
        const result = exactly.binary(op, type, a, b);
        return type === "float32" && Math.abs(result) < 2 ** -126 ? 0 : result;
      },
    }),
  },
  {
    name: "platform-math",
    fault: "exp, log and their like are the platform's, not those that all of the CPU family share",
    caughtBy: "map/*",
    create: miscomputing(
      {
        call: (fn, type, args) =>
          isLibraryFunction(fn)
            ? convertValue((Math[fn] as (...values: readonly number[]) => number)(...args), type)
            : exactly.call(fn, type, args),
      },
      (kernel) => kernel,
    ),
  },
  {
    name: "shifts-without-mask",
    fault: "A shift by 32 or more gives 0",
    caughtBy: "zip/shift-left/*",
    create: miscomputing({
      binary: (op, type, a, b) =>
        op === "shiftLeft" && (b < 0 || b > 31) ? 0 : exactly.binary(op, type, a, b),
    }),
  },
  {
    name: "numbers-are-whole",
    fault: "A number among the inputs loses its fraction",
    caughtBy: "numbers/*",
    create: () =>
      new (class extends ReferenceBackend {
        override map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
          super.map(
            kernel,
            inputs.map((input) => (typeof input === "number" ? Math.trunc(input) : input)),
            out,
          );
        }
      })(),
  },
  {
    name: "gives-up-loops",
    fault: "A loop ends after its 16th turn",
    caughtBy: "control-flow/*",
    create: () => {
      let turns = 0;
      return miscomputing({
        decide: (test) => {
          turns = test === 0 ? 0 : turns + 1;
          return turns > 16 ? false : test !== 0;
        },
      })();
    },
  },
  {
    name: "confuses-kernels",
    fault: "Compiled kernels are looked up by their names and types, so two anonymous ones are one",
    caughtBy: "control-flow/*",
    create: () => {
      const compiled = new Map<string, Compiled>();
      return new (class extends ReferenceBackend {
        protected override compile(kernel: Kernel): Compiled {
          const key = `${kernel.name} ${kernel.parameters.map(({ type }) => type).join()} ${kernel.type}`;
          const known = compiled.get(key) ?? super.compile(kernel);
          compiled.set(key, known);
          return known;
        }
      })();
    },
  },
];
