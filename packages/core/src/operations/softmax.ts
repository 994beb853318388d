/**
 * Softmax. The largest element is subtracted first, which changes nothing in exact arithmetic and keeps exp from
 * overflowing. Integers are computed in float32.
 */
import { compileMap, compileReduction } from "../kernel/index.js";
import { normalizeAxis } from "../layout/axes.js";
import type { Tensor } from "../tensor/tensor.js";
import { Elementwise } from "./elementwise.js";
import { assertTensor } from "./operands.js";
import { alongOptions, checkOptions } from "./options.js";
import { Reducer } from "./reduction.js";
import { asFloats, parseStandard } from "./standard-kernels.js";
import { reductions } from "./table-reduction.js";
import { withTemporaries } from "./temporaries.js";

const name = "softmax";

const largest = /* @__PURE__ */ new Reducer(name, 1, (types) =>
  compileReduction(parseStandard(name, reductions.max.fn), asFloats(types), reductions.max.init),
);
const powers = /* @__PURE__ */ new Elementwise(name, 2, (types) =>
  compileMap(
    parseStandard(name, (x: number, max: number) => Math.exp(x - max)),
    asFloats(types),
  ),
);
const total = /* @__PURE__ */ new Reducer(name, 1, (types) =>
  compileReduction(parseStandard(name, reductions.sum.fn), types, reductions.sum.init),
);
const shares = /* @__PURE__ */ new Elementwise(name, 2, (types) =>
  compileMap(
    parseStandard(name, (power: number, sum: number) => power / sum),
    types,
  ),
);

/** exp(x) ÷ Σ exp(x) along an axis, the last if none is given. */
export function softmax(x: Tensor, options?: unknown): Tensor {
  assertTensor(name, x, 0);
  const checked = checkOptions(name, options, alongOptions);
  const axis = normalizeAxis((checked.axis ?? -1) as number, x.ndim, name);
  return withTemporaries((temporary) => {
    const max = temporary(largest.run([x], { axis, keepdims: true }));
    const exponentials = powers.run2(x, max, undefined);
    const sum = temporary(total.run([exponentials], { axis, keepdims: true }));
    if (checked.out === undefined) return shares.run2(exponentials, sum, { out: exponentials });
    return shares.run2(temporary(exponentials), sum, { out: checked.out });
  });
}
