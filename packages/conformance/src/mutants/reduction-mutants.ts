/** Backends whose reductions and products go wrong. */
import { blockLength, type Operand, type Reduction, type View } from "@lockstep/core";
import { ReferenceBackend } from "../reference/reference-backend.js";
import { type Mutant, relaid } from "./mutant.js";

type Indices = readonly (readonly number[])[];
type Rest = [inputs: readonly Operand[], indices: Indices];

/** Reduces otherwise; `reduce` is the right way, to be used wrongly. */
function misreducing(
  change: (
    reduce: (reduction: Reduction, init: number, inputs: readonly Operand[], indices: Indices) => number,
    backend: { combine(reduction: Reduction, a: number, b: number): number },
    reduction: Reduction,
    init: number,
    ...rest: Rest
  ) => number,
): () => ReferenceBackend {
  return () =>
    new (class extends ReferenceBackend {
      combine(reduction: Reduction, a: number, b: number): number {
        return reduction.order === "tree" ? this.compile(reduction.combine)(a, b) : b;
      }

      protected override reduceElements(reduction: Reduction, init: number, ...rest: Rest): number {
        const right = super.reduceElements.bind(this);
        return change(right, this, reduction, init, ...rest);
      }
    })();
}

/** Combines blocks of `length` from left to right, beginning each as `start` says. */
function inBlocks(length: number, startWithInit: boolean): Parameters<typeof misreducing>[0] {
  return (reduce, backend, reduction, init, inputs, indices) => {
    if (reduction.order === "fold" || indices.length <= length)
      return reduce(reduction, init, inputs, indices);
    let acc = reduce(reduction, init, inputs, indices.slice(0, length));
    for (let start = length; start < indices.length; start += length) {
      const block = indices.slice(start, start + length);
      // Without `init`, a block begins with its own first element.
      const value = startWithInit
        ? reduce(reduction, init, inputs, block)
        : backend.combine(reduction, reduce(reduction, acc, inputs, block.slice(0, 1)), identity(reduction));
      acc = startWithInit
        ? backend.combine(reduction, acc, value)
        : reduce(reduction, value, inputs, block.slice(1));
    }
    return acc;
  };
}

/** What changes nothing in a sum, a product or an extremum. */
function identity(reduction: Reduction): number {
  const identities: Readonly<Record<string, number>> = {
    multiply: 1,
    and: 1,
    bitAnd: -1,
    minimum: reduction.step.type === "int32" ? 2 ** 31 - 1 : Number.POSITIVE_INFINITY,
    maximum: reduction.step.type === "int32" ? -(2 ** 31) : Number.NEGATIVE_INFINITY,
  };
  return reduction.order === "tree" ? (identities[reduction.operator] ?? 0) : 0;
}

export const reductionMutants: readonly Mutant[] = [
  {
    name: "applies-init-twice",
    fault: "The initial value is combined before and after",
    caughtBy: "reduce-axes/init/*",
    create: misreducing((reduce, backend, reduction, init, ...rest) =>
      reduction.order === "fold"
        ? reduce(reduction, init, ...rest)
        : backend.combine(reduction, init, reduce(reduction, init, ...rest)),
    ),
  },
  {
    name: "applies-init-per-block",
    fault: "Every block of 1024 begins with the initial value",
    caughtBy: "reduce-axes/init/*",
    create: misreducing(inBlocks(blockLength, true)),
  },
  {
    name: "ignores-init",
    fault: "Reductions begin with what changes nothing, whatever they were told",
    caughtBy: "reduce-axes/init/*",
    create: misreducing((reduce, _backend, reduction, init, ...rest) =>
      reduce(reduction, reduction.order === "tree" ? identity(reduction) : init, ...rest),
    ),
  },
  {
    name: "empty-is-zero",
    fault: "A reduction of nothing is 0",
    caughtBy: "reduce/*",
    create: misreducing((reduce, _backend, reduction, init, inputs, indices) =>
      indices.length === 0 ? 0 : reduce(reduction, init, inputs, indices),
    ),
  },
  {
    name: "left-to-right",
    fault: "Everything is folded from left to right, though it claims the fixed tree",
    caughtBy: "reduce/tree/*",
    create: misreducing((reduce, _backend, reduction, init, ...rest) =>
      reduce({ order: "fold", step: reduction.step, init: reduction.init }, init, ...rest),
    ),
  },
  {
    name: "blocks-of-1023",
    fault: "A block ends one element early",
    caughtBy: "reduce/tree/*",
    create: misreducing(inBlocks(blockLength - 1, false)),
  },
  {
    name: "blocks-chained",
    fault: "Blocks are combined one after another, not in pairs",
    caughtBy: "reduce/tree/*",
    create: misreducing(inBlocks(blockLength, false)),
  },
  {
    name: "folds-backwards",
    fault: "Folds begin at the last element",
    caughtBy: "reduce/fold/*",
    create: misreducing((reduce, _backend, reduction, init, inputs, indices) =>
      reduce(reduction, init, inputs, reduction.order === "fold" ? [...indices].reverse() : indices),
    ),
  },
  {
    name: "columns-first",
    fault: "Several reduced axes are taken with the first turning fastest",
    caughtBy: "reduce-axes/*",
    create: misreducing((reduce, _backend, reduction, init, inputs, indices) => {
      const turned = [...indices].sort((a, b) => compareReversed(a, b));
      return reduce(reduction, init, inputs, turned);
    }),
  },
  {
    name: "wrong-axis",
    fault: "Of a cube, the first axis is reduced where the last was asked for",
    caughtBy: "reduce-axes/*",
    create: () =>
      new (class extends ReferenceBackend {
        override reduce(
          reduction: Reduction,
          inputs: readonly Operand[],
          axes: readonly number[],
          out: View,
        ): void {
          const mirrored = inputs.map((input) =>
            relaid(input, ({ shape, strides }) =>
              shape.length > 1 && shape[0] === shape.at(-1) && axes.length === 1
                ? { strides: [strides.at(-1)!, ...strides.slice(1, -1), strides[0]!] }
                : {},
            ),
          );
          super.reduce(reduction, mirrored, axes, out);
        }
      })(),
  },
  {
    name: "second-factor-transposed",
    fault: "Square matrices on the right of a product are taken with rows for columns",
    caughtBy: "matmul/*",
    create: () =>
      new (class extends ReferenceBackend {
        override matmul(a: View, b: View, out: View): void {
          const turned = relaid(b, ({ shape, strides }) =>
            shape.at(-1) === shape.at(-2)
              ? { strides: [...strides.slice(0, -2), strides.at(-1)!, strides.at(-2)!] }
              : {},
          );
          super.matmul(a, turned as View, out);
        }
      })(),
  },
  {
    name: "first-batch-only",
    fault: "Every product of a batch takes its right factor from the first",
    caughtBy: "matmul/*",
    create: () =>
      new (class extends ReferenceBackend {
        override matmul(a: View, b: View, out: View): void {
          const first = relaid(b, ({ strides }) => ({
            strides: [...strides.slice(0, -2).fill(0), ...strides.slice(-2)],
          }));
          super.matmul(a, first as View, out);
        }
      })(),
  },
];

function compareReversed(a: readonly number[], b: readonly number[]): number {
  for (let d = a.length - 1; d >= 0; d--) if (a[d] !== b[d]) return a[d]! - b[d]!;
  return 0;
}
