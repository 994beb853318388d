/**
 * Where the smallest and the largest elements are: find the value, mark the elements that equal it (or are NaN), and
 * take the smallest index that is marked. Indices stay int32 throughout, so they are exact whatever the dtype.
 */
import { LockstepError } from "../errors/lockstep-error.js";
import { compileMap, compileReduction } from "../kernel/index.js";
import { normalizeAxis } from "../layout/axes.js";
import type { Tensor } from "../tensor/tensor.js";
import { Elementwise } from "./elementwise.js";
import { indexLine } from "./index-line.js";
import { assertTensor } from "./operands.js";
import { checkKeepdims, checkOptions, type Options, reduceOptions } from "./options.js";
import { assertElements, Reducer } from "./reduction.js";
import { parseStandard, reductionCompiler } from "./standard-kernels.js";
import { store } from "./store.js";
import { reductions } from "./table-reduction.js";
import { withTemporaries } from "./temporaries.js";

interface Search {
  readonly name: string;
  readonly extremum: Reducer;
  readonly marks: Elementwise;
  readonly first: Reducer;
}

function search(name: string, extremum: "min" | "max"): Search {
  return {
    name,
    extremum: new Reducer(name, 1, reductionCompiler(name, reductions[extremum])),
    marks: new Elementwise(name, 2, (types) =>
      compileMap(
        parseStandard(name, (x: number, m: number) => x === m || x !== x),
        types,
      ),
    ),
    first: new Reducer(name, 2, (types) =>
      compileReduction(
        parseStandard(name, (acc: number, marked: number, i: number) =>
          Math.min(acc, marked ? i : 2147483647),
        ),
        types,
        2147483647,
      ),
    ),
  };
}

const smallest = /* @__PURE__ */ search("argmin", "min");
const largest = /* @__PURE__ */ search("argmax", "max");

/** The index of the first smallest element, or of the first NaN. */
export const argmin = (x: Tensor, options?: unknown): Tensor => indexOf(smallest, x, options);

/** The index of the first largest element, or of the first NaN. */
export const argmax = (x: Tensor, options?: unknown): Tensor => indexOf(largest, x, options);

function indexOf(search: Search, x: Tensor, options: unknown): Tensor {
  const { name } = search;
  assertTensor(name, x, 0);
  const checked = checkOptions(name, options, reduceOptions);
  const keepdims = checkKeepdims(name, checked);
  const { axis, out } = checked;
  if (axis !== undefined && axis !== null) {
    if (typeof axis !== "number") throw severalAxes(name);
    return indexAlong(search, x, normalizeAxis(axis, x.ndim, name), { keepdims, out });
  }
  return withTemporaries((temporary) => {
    const flat = temporary(x.reshape([-1]));
    const found = temporary(indexAlong(search, flat, 0, {}));
    const shaped = found.reshape(keepdims ? x.shape.map(() => 1) : []);
    return out === undefined ? shaped : store(name, temporary(shaped), out);
  });
}

function indexAlong(
  { name, extremum, marks, first }: Search,
  x: Tensor,
  axis: number,
  options: Options,
): Tensor {
  assertElements(name, x.shape, [axis]);
  return withTemporaries((temporary) => {
    const value = temporary(extremum.run([x], { axis, keepdims: true }));
    const marked = temporary(marks.run2(x, value, undefined));
    const length = x.shape[axis]!;
    const along = x.shape.map((_, d) => (d === axis ? length : 1));
    const line = temporary(indexLine(x.device, length));
    return first.run([marked, temporary(line.reshape(along))], { ...options, axis });
  });
}

const severalAxes = (name: string): LockstepError =>
  new LockstepError("AXIS_RANGE", {
    cause: `${name} of several axes`,
    mend: "Give one axis, or none for the index in the flattened tensor",
  });
