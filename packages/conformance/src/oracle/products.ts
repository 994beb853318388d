/**
 * Matrix products: strictly from left to right along k, every product and every sum rounded to the dtype,
 * from 0 on; or, where a backend does not promise that, within the bound of a sum in any order.
 */
import type { Capabilities, ValueType } from "@lockstep/core";
import { at, broadcast, broadcastShape, build, countOf, indexAt, type Values } from "../model/values.js";
import { type Allowance, unitInLastPlace } from "./allowance.js";
import { exactly } from "./exactly.js";
import { anything, around, type Interval } from "./interval.js";
import type { Expected, ExpectedElement } from "./oracle.js";

type FloatOrInt = Exclude<ValueType, "bool">;

/** The product of a and b, vectors counting as one row on the left and one column on the right. */
export function product(
  a: Values,
  b: Values,
  type: FloatOrInt,
  { capabilities, allowance }: { readonly capabilities: Capabilities; readonly allowance: Allowance },
): Expected {
  const rows = a.shape.length === 1 ? { ...a, shape: [1, ...a.shape] } : a;
  const columns = b.shape.length === 1 ? { ...b, shape: [...b.shape, 1] } : b;
  const [m, k] = rows.shape.slice(-2) as [number, number];
  const n = columns.shape.at(-1)!;
  const batch = broadcastShape([rows.shape.slice(0, -2), columns.shape.slice(0, -2)])!;
  const left = loaded(broadcast(rows, [...batch, m, k]), type);
  const right = loaded(broadcast(columns, [...batch, k, n]), type);
  const whole = [...batch, m, n];
  const { rounding, arithmetic, flushesSubnormals } = capabilities;
  const exact = rounding === "each" && (type === "int32" || (arithmetic.ulp === 0 && !flushesSubnormals));
  const data = Array.from({ length: countOf(whole) }, (_, place): ExpectedElement => {
    const index = indexAt(whole, place);
    const [i, j] = index.slice(-2) as [number, number];
    const lead = index.slice(0, -2);
    const pairs = Array.from({ length: k }, (_, l): [number, number] => [
      at(left, [...lead, i, l]),
      at(right, [...lead, l, j]),
    ]);
    return exact ? fold(pairs, type) : bounded(pairs, type, allowance);
  });
  const shape = [...batch, ...(a.shape.length === 1 ? [] : [m]), ...(b.shape.length === 1 ? [] : [n])];
  return { dtype: type, shape, data };
}

const loaded = (values: Values, type: FloatOrInt): Values =>
  build(values.dtype, values.shape, (index) => exactly.convert(at(values, index), "float64", type));

function fold(pairs: readonly (readonly [number, number])[], type: FloatOrInt): number {
  let acc = 0;
  for (const [x, y] of pairs) acc = exactly.binary("add", type, acc, exactly.binary("multiply", type, x, y));
  return acc;
}

/**
 * |error| ≤ γₖ Σ|x y| in any order (Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1).
 */
function bounded(
  pairs: readonly (readonly [number, number])[],
  type: FloatOrInt,
  allowance: Allowance,
): Interval {
  const terms = pairs.map(([x, y]) => x * y);
  const total = terms.reduce((sum, term) => sum + term, 0);
  const magnitude = terms.reduce((sum, term) => sum + Math.abs(term), 0);
  if (type === "int32") {
    // In doubles a sum of products below 2⁵³ is exact, and wraps when it is stored.
    return magnitude < 2 ** 53 ? around([total | 0]) : anything;
  }
  const unit = unitInLastPlace(1, type) * (0.5 + allowance.arithmeticUlp) * (pairs.length + 1);
  const width = magnitude * unit * (1 + unit);
  return allowance.stored(around([total - width, total + width]), type);
}
