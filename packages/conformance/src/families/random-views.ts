/** Random chains of views, as data: each step is drawn for the shape that the steps before it leave. */
import type { Tensor } from "@lockstep/core";
import fc from "fast-check";
import { counted } from "../model/samples.js";
import { at, broadcast, build, countOf, type Values } from "../model/values.js";
import { flipValues, pickValues, reshapeValues, transposeValues } from "../model/view-kinds.js";

interface Step {
  readonly kind: "transpose" | "slice" | "flip" | "expand" | "broadcast" | "reshape" | "contiguous";
  /** What the step makes of the shape that it meets is drawn from these. */
  readonly numbers: readonly number[];
}

interface DrawnViews {
  readonly shape: readonly number[];
  readonly steps: readonly Step[];
}

/**
 * Numbers of a step: three for each dimension there can be (four of the base, and one more for each step).
 */
const drawn = 24;

const kinds = [
  "transpose",
  "slice",
  "slice",
  "flip",
  "expand",
  "broadcast",
  "reshape",
  "contiguous",
] as const;

export const viewStepsArbitrary: fc.Arbitrary<DrawnViews> = fc.record({
  shape: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 0, maxLength: 4 }),
  steps: fc.array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      numbers: fc.array(fc.nat({ max: 9 }), { minLength: drawn, maxLength: drawn }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

interface Seen {
  readonly base: Values;
  /** The values that the chain of views shows. */
  readonly seen: Values;
  readonly view: (tensor: Tensor) => Tensor;
}

export function applySteps({ shape, steps }: DrawnViews): Seen {
  const base = counted("int32", shape);
  let seen = base;
  let view = (tensor: Tensor): Tensor => tensor;
  for (const step of steps) {
    const before = view;
    const next = applyStep(step, seen);
    seen = next.values;
    view = (tensor) => next.view(before(tensor));
  }
  return { base, seen, view };
}

interface Applied {
  readonly values: Values;
  readonly view: (tensor: Tensor) => Tensor;
}

function applyStep({ kind, numbers }: Step, values: Values): Applied {
  const { shape } = values;
  const axes = [...shape.keys()];
  switch (kind) {
    case "transpose": {
      const order = axes.sort((a, b) => numbers[a]! - numbers[b]! || a - b);
      return { values: transposeValues(values, order), view: (x) => x.transpose(order) };
    }
    case "flip": {
      const chosen = axes.filter((axis) => numbers[axis]! % 2 === 1);
      return { values: flipValues(values, chosen), view: (x) => x.flip(chosen) };
    }
    case "expand": {
      const axis = numbers[0]! % (shape.length + 1);
      const wider = [...shape.slice(0, axis), 1, ...shape.slice(axis)];
      return { values: reshapeValues(values, wider), view: (x) => x.expandDims(axis) };
    }
    case "broadcast": {
      if (countOf(shape) > 200) return { values, view: (x) => x };
      const wider = [2, ...shape.map((length, d) => (length === 1 ? 1 + (numbers[d]! % 3) : length))];
      return { values: broadcast(values, wider), view: (x) => x.broadcastTo(wider) };
    }
    case "reshape": {
      const flat = [countOf(shape)];
      const wanted = flat[0]! % 2 === 0 && numbers[0]! % 2 === 0 ? [2, flat[0]! / 2] : flat;
      return { values: reshapeValues(values, wanted), view: (x) => x.reshape(wanted) };
    }
    case "contiguous":
      return {
        values: build(values.dtype, shape, (index) => at(values, index)),
        view: (x) => x.contiguous(),
      };
    case "slice":
      return sliced(numbers, values);
  }
}

/** Of each dimension an index, a range forwards or backwards with a step, or all of it. */
function sliced(numbers: readonly number[], values: Values): Applied {
  const all = (length: number) => Array.from({ length }, (_, i) => i);
  const picks = values.shape.map((length, d) => {
    const [choice, from, step] = [numbers[d]!, numbers[d + 8]!, 1 + (numbers[d + 16]! % 3)];
    if (choice < 2 && length > 0) return { spec: from % length, picked: from % length };
    if (choice < 5) {
      const picked = all(length).filter(
        (i) => i >= from % (length + 1) && (i - (from % (length + 1))) % step === 0,
      );
      return { spec: { start: from % (length + 1), step }, picked };
    }
    if (choice < 8) {
      const picked = all(length)
        .reverse()
        .filter((_, i) => i % step === 0);
      return { spec: { step: -step }, picked };
    }
    return { spec: null, picked: all(length) };
  });
  return {
    values: pickValues(
      values,
      picks.map(({ picked }) => picked),
    ),
    view: (x) => x.slice(...picks.map(({ spec }) => spec)),
  };
}
