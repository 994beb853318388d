/** The operations that a person chains in the strides view: what each is asked for, and the call that it becomes. */
import type { SliceSpec, Tensor } from "@lockstep/core";

export const stepKinds = [
  "transpose",
  "flip",
  "slice",
  "at",
  "reshape",
  "broadcastTo",
  "expandDims",
  "squeeze",
] as const;
export type StepKind = (typeof stepKinds)[number];

/** A link of the chain, as it was typed. A field that is missing or blank is one that the call leaves out. */
export interface Step {
  readonly id: number;
  readonly kind: StepKind;
  readonly fields: Readonly<Record<string, string>>;
}

export interface Field {
  readonly name: string;
  /** What stands in an empty field: what leaving it out means. */
  readonly without: string;
}

interface Kind {
  /** One sentence: what the step does to the layout. */
  readonly about: string;
  readonly fields: readonly Field[];
  /** Fields with which the step does something to see, on a tensor of this shape. */
  readonly initial: (shape: readonly number[]) => Readonly<Record<string, string>>;
  /** What the method is called with. */
  readonly args: (fields: Step["fields"], ndim: number) => readonly unknown[];
}

/** The numbers of a list as people type one; what is no number is NaN, and refused as such. */
const numbers = (text: string | undefined): number[] =>
  (text ?? "")
    .split(/[\s,[\]]+/)
    .filter((part) => part !== "")
    .map(Number);

const number = (text: string | undefined): number | undefined => numbers(text)[0];

const listOrNothing = (text: string | undefined): readonly unknown[] => {
  const list = numbers(text);
  return list.length === 0 ? [] : [list];
};

const oneOrNothing = (text: string | undefined): readonly unknown[] => {
  const list = numbers(text);
  return list.length === 0 ? [] : [list.length === 1 ? list[0] : list];
};

function rangeOf({ start, stop, step }: Step["fields"]): SliceSpec {
  const given = Object.entries({ start: number(start), stop: number(stop), step: number(step) });
  const parts = given.filter(([, part]) => part !== undefined);
  if (parts.length === 0) return null;
  return parts.map(([name]) => name).join() === "start,stop"
    ? [number(start), number(stop)]
    : Object.fromEntries(parts);
}

export const kinds: Readonly<Record<StepKind, Kind>> = {
  transpose: {
    about: "Reorders the dimensions: the strides change places, nothing moves.",
    fields: [{ name: "axes", without: "reversed" }],
    initial: () => ({}),
    args: ({ axes }) => listOrNothing(axes),
  },
  flip: {
    about: "Runs a dimension backwards: the offset goes to its end, the stride becomes negative.",
    fields: [{ name: "axis", without: "all" }],
    initial: (shape) => (shape.length > 1 ? { axis: "0" } : {}),
    args: ({ axis }) => oneOrNothing(axis),
  },
  slice: {
    about: "Takes a range of one dimension: start moves the offset, step multiplies the stride.",
    fields: [
      { name: "axis", without: "0" },
      { name: "start", without: "from" },
      { name: "stop", without: "to" },
      { name: "step", without: "1" },
    ],
    initial: (shape) => ({ axis: String(Math.max(0, shape.length - 1)), step: "2" }),
    args: (fields, ndim) => {
      const axis = number(fields.axis) ?? 0;
      const place = axis < 0 ? axis + ndim : axis;
      const before = Number.isInteger(place) && place > 0 ? Math.min(place, ndim) : 0;
      return [...new Array<null>(before).fill(null), rangeOf(fields)];
    },
  },
  at: {
    about: "Picks an index of the leading dimensions, which go: only the offset moves.",
    fields: [{ name: "index", without: "none" }],
    initial: () => ({ index: "1" }),
    args: ({ index }) => numbers(index),
  },
  reshape: {
    about:
      "The same elements, in the same order, in other dimensions. Without a copy where strides can say it.",
    fields: [{ name: "shape", without: "a scalar" }],
    initial: () => ({ shape: "-1" }),
    args: ({ shape }) => [numbers(shape)],
  },
  broadcastTo: {
    about: "Repeats without storing: a dimension of length 1, or a new one, gets the stride 0.",
    fields: [{ name: "shape", without: "a scalar" }],
    initial: (shape) => ({ shape: [3, ...shape].join(", ") }),
    args: ({ shape }) => [numbers(shape)],
  },
  expandDims: {
    about: "A new dimension of length 1.",
    fields: [{ name: "axis", without: "0" }],
    initial: () => ({ axis: "0" }),
    args: ({ axis }) => (numbers(axis).length > 0 ? oneOrNothing(axis) : [0]),
  },
  squeeze: {
    about: "Drops dimensions of length 1.",
    fields: [{ name: "axis", without: "all" }],
    initial: () => ({}),
    args: ({ axis }) => oneOrNothing(axis),
  },
};

/** What the step calls, as one writes it: `slice(null, { step: -1 })`. */
export const callOf = (step: Step, ndim: number): string =>
  `${step.kind}(${kinds[step.kind].args(step.fields, ndim).map(print).join(", ")})`;

/** The real method of the tensor, called. Throws what it throws. */
export function applyStep(step: Step, tensor: Tensor): Tensor {
  const method = tensor[step.kind] as (...args: readonly unknown[]) => Tensor;
  return method.apply(tensor, [...kinds[step.kind].args(step.fields, tensor.ndim)]);
}

function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  const parts = Object.entries(value).map(([name, part]) => `${name}: ${print(part)}`);
  return `{ ${parts.join(", ")} }`;
}
