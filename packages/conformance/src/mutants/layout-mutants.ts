/** Backends that walk their elements wrongly. */
import type { Kernel, Operand, View } from "@lockstep/core";
import { arrayOf, ReferenceBackend } from "../reference/reference-backend.js";
import { type Mutant, relaid } from "./mutant.js";

/** Sees its inputs through another layout than it was given. */
function misreading(change: Parameters<typeof relaid>[1]): () => ReferenceBackend {
  return () =>
    new (class extends ReferenceBackend {
      protected override load(
        kernel: Pick<Kernel, "parameters">,
        inputs: readonly Operand[],
        index: readonly number[],
      ) {
        return super.load(
          kernel,
          inputs.map((input) => relaid(input, change)),
          index,
        );
      }
    })();
}

/** Sees its output so. */
function miswriting(change: Parameters<typeof relaid>[1]): () => ReferenceBackend {
  return () =>
    new (class extends ReferenceBackend {
      protected override store(out: View, ...rest: [readonly number[], number, never]): void {
        super.store(relaid(out, change) as View, ...rest);
      }
    })();
}

const innermostContiguous = ({ strides }: View["layout"]) => ({
  strides: strides.map((stride, d) => (d === strides.length - 1 && stride !== 0 ? 1 : stride)),
});

export const layoutMutants: readonly Mutant[] = [
  {
    name: "drops-last-chunk",
    fault: "Elements are taken in chunks of 16, and those left over at the end are forgotten",
    caughtBy: "shapes/*",
    create: () =>
      new (class extends ReferenceBackend {
        private mapping = false;

        override map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
          this.mapping = true;
          super.map(kernel, inputs, out);
          this.mapping = false;
        }

        protected override indices(shape: readonly number[]) {
          const all = super.indices(shape);
          return this.mapping && all.length > 16 ? all.slice(0, all.length - (all.length % 16)) : all;
        }
      })(),
  },
  {
    name: "ignores-input-stride",
    fault: "The innermost dimension of every input is taken to be contiguous",
    caughtBy: "layouts/*",
    create: misreading(innermostContiguous),
  },
  {
    name: "ignores-output-stride",
    fault: "The innermost dimension of every output is taken to be contiguous",
    caughtBy: "layouts/*",
    create: miswriting(innermostContiguous),
  },
  {
    name: "ignores-input-offset",
    fault: "Every input is taken to begin where its storage does",
    caughtBy: "layouts/*",
    create: misreading(({ offset, strides }) =>
      strides.some((stride) => stride < 0) ? {} : { offset: offset * 0 },
    ),
  },
  {
    name: "ignores-output-offset",
    fault: "Every output is taken to begin where its storage does",
    caughtBy: "layouts/*",
    create: miswriting(({ offset, strides }) =>
      strides.some((stride) => stride < 0) ? {} : { offset: offset * 0 },
    ),
  },
  {
    name: "repeats-nothing",
    fault: "Stride 0 is taken for stride 1, so nothing is broadcast",
    caughtBy: "broadcast/*",
    create: misreading(({ strides }) => ({ strides: strides.map((stride) => (stride === 0 ? 1 : stride)) })),
  },
  {
    name: "never-backwards",
    fault: "Negative strides are taken for positive ones, from the lowest element on",
    caughtBy: "layouts/*",
    create: misreading(({ strides, shape, offset }) => ({
      strides: strides.map(Math.abs),
      offset: strides.reduce(
        (start, stride, d) => (stride < 0 ? start + stride * (shape[d]! - 1) : start),
        offset,
      ),
    })),
  },
  {
    name: "merges-all-dimensions",
    fault: "Every input is walked as one run with the innermost stride",
    caughtBy: "layouts/*",
    create: misreading(({ shape, strides }) => {
      let stride = strides.at(-1) ?? 1;
      const merged = shape.map((_, d) => {
        const inner = stride;
        stride *= shape[shape.length - 1 - d]!;
        return inner;
      });
      return { strides: merged.reverse() };
    }),
  },
  {
    name: "swaps-arguments",
    fault: "The first two inputs change places",
    caughtBy: "zip/*",
    create: () =>
      new (class extends ReferenceBackend {
        override map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
          const [first, second, ...rest] = inputs;
          super.map(kernel, second === undefined ? inputs : [second, first!, ...rest], out);
        }
      })(),
  },
  {
    name: "clears-output-first",
    fault: "The output is set to zero before the inputs are read",
    caughtBy: "layouts/in-place/*",
    create: () =>
      new (class extends ReferenceBackend {
        override map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
          for (const index of this.indices(out.layout.shape))
            arrayOf(out.storage)[this.place(out, index)] = 0;
          super.map(kernel, inputs, out);
        }
      })(),
  },
  {
    name: "remembers-first-layout",
    fault: "A kernel that runs again over the same shape is given the strides of its first run",
    caughtBy: "layouts/*",
    create: () => {
      const layouts = new Map<string, readonly View["layout"][]>();
      return new (class extends ReferenceBackend {
        override map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
          const key = `${kernel.hash} ${out.layout.shape.join()}`;
          const views = inputs.filter((input) => typeof input !== "number");
          const first = layouts.get(key) ?? views.map((view) => view.layout);
          layouts.set(key, first);
          let next = 0;
          super.map(
            kernel,
            inputs.map((input) => relaid(input, () => first[next++] ?? {})),
            out,
          );
        }
      })();
    },
  },
];
