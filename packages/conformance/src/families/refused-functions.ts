/**
 * Functions that must be refused, and where. The place is given as the text that the error's span covers, so
 * the table holds however a build tool has laid the function out.
 */
import type { Scope } from "@lockstep/core";
import type { Refusal } from "../framework/check-refusal.js";
import type { PersonsFunction } from "./operators.js";

export interface RefusedFunction extends Refusal {
  readonly fn: PersonsFunction;
  /** Values that it takes; 1 if not given. */
  readonly arity?: number;
  readonly scope?: Scope;
}

const captured = 3;
const square = (x: number): number => x * x;
function countdown(x: number): number {
  return x < 1 ? 0 : countdown(x - 1);
}
const even = (x: number, { odd }: Scope): boolean => (odd as PersonsFunction)(x - 1) as boolean;
const refused = (fn: unknown): PersonsFunction => fn as PersonsFunction;

export const refusedFunctions: Readonly<Record<string, RefusedFunction>> = {
  "captured-constant": { fn: (x) => captured * x, code: "KERNEL_CAPTURE", at: "captured" },
  "captured-function": { fn: (x) => 1 + square(x), code: "KERNEL_CAPTURE", at: "square" },
  "captured-global": { fn: (x) => x + Number(globalThis), code: "KERNEL_CAPTURE", at: "globalThis" },
  "captured-in-branch": {
    fn: (x) => {
      if (x > 0) return captured;
      return x;
    },
    code: "KERNEL_CAPTURE",
    at: "captured",
  },
  "captured-parse-float": { fn: (x) => Number.parseFloat(`${x}`), code: "KERNEL_UNSUPPORTED" },
  "undefined-value": { fn: refused((x: number) => (x > 0 ? x : undefined)), code: "KERNEL_UNSUPPORTED" },
  // biome-ignore lint/style/useTemplate: the string is the case
  "a-string": { fn: refused((x: number) => x + "one"), code: "KERNEL_UNSUPPORTED", at: '"one"' },
  "a-template": { fn: refused((x: number) => `${x}`), code: "KERNEL_UNSUPPORTED" },
  null: { fn: refused((x: number) => (x > 0 ? x : null)), code: "KERNEL_UNSUPPORTED", at: "null" },
  "a-bigint": { fn: refused((x: number) => (x > 0 ? x : 1n)), code: "KERNEL_UNSUPPORTED", at: "1n" },
  "a-regular-expression": {
    fn: refused((x: number) => (x > 0 ? x : /x/)),
    code: "KERNEL_UNSUPPORTED",
    at: "/x/",
  },
  "an-array": { fn: (x) => [x, 1].length, code: "KERNEL_UNSUPPORTED" },
  "an-object": { fn: refused((x: number) => ({ x })), code: "KERNEL_UNSUPPORTED" },
  "a-property": { fn: (x) => x.length, code: "KERNEL_UNSUPPORTED", at: "x.length" },
  "an-element": { fn: (x) => x[0], code: "KERNEL_UNSUPPORTED", at: "x[0]" },
  "a-method": { fn: (x) => x.valueOf(), code: "KERNEL_UNSUPPORTED", at: "x.valueOf" },
  this: {
    fn: function (this: { k: number }, x: number) {
      return this.k * x;
    },
    code: "KERNEL_UNSUPPORTED",
  },
  new: { fn: (x) => Number(new Date(x)), code: "KERNEL_UNSUPPORTED" },
  "inner-function": { fn: (x) => ((y: number) => y * 2)(x), code: "KERNEL_UNSUPPORTED" },
  "declared-inner-function": {
    fn: (x) => {
      const twice = (y: number) => y * 2;
      return twice(x);
    },
    code: "KERNEL_UNSUPPORTED",
  },
  switch: {
    fn: (x) => {
      switch (x) {
        case 1:
          return 2;
        default:
          return 3;
      }
    },
    code: "KERNEL_UNSUPPORTED",
  },
  throw: {
    fn: (x) => {
      if (x < 0) throw x;
      return x;
    },
    code: "KERNEL_UNSUPPORTED",
    at: "throw x;",
  },
  try: {
    fn: (x) => {
      try {
        return x;
      } finally {
      }
    },
    code: "KERNEL_UNSUPPORTED",
  },
  "for-of": {
    fn: (x) => {
      let sum = 0;
      for (const i of [1, 2]) sum += i * x;
      return sum;
    },
    code: "KERNEL_UNSUPPORTED",
  },
  typeof: { fn: refused((x: number) => typeof x), code: "KERNEL_UNSUPPORTED", at: "typeof x" },
  in: { fn: refused((x: number) => "a" in (x as never)), code: "KERNEL_UNSUPPORTED" },
  "optional-chaining": { fn: (x) => x?.k, code: "KERNEL_UNSUPPORTED", at: "x?.k" },
  "nullish-coalescing": { fn: (x) => x ?? 1, code: "KERNEL_UNSUPPORTED", at: "x ?? 1" },
  spread: {
    fn: (x) => Math.max(...([x, 1] as const)),
    code: "KERNEL_UNSUPPORTED",
  },
  async: { fn: refused(async (x: number) => x), code: "KERNEL_SOURCE" },
  generator: {
    fn: refused(function* (x: number) {
      yield x;
    }),
    code: "KERNEL_SOURCE",
  },
  class: { fn: refused(class Adder {}), code: "KERNEL_SOURCE" },
  native: { fn: refused(parseInt), code: "KERNEL_SOURCE" },
  bound: { fn: square.bind(undefined), code: "KERNEL_SOURCE" },
  "no-function": { fn: refused(3), code: "ARGUMENT_INVALID" },
  "math-random": { fn: (x) => x + Math.random(), code: "KERNEL_FUNCTION", at: "Math.random()" },
  "math-unknown": {
    fn: (x) => (Math as unknown as { cosecant(x: number): number }).cosecant(x),
    code: "KERNEL_FUNCTION",
    at: "Math.cosecant(x)",
  },
  "math-arity": {
    fn: (x) => (Math.exp as (...args: number[]) => number)(x, x),
    code: "KERNEL_ARITY",
    at: "Math.exp(x, x)",
  },
  "number-as-function": { fn: (x, { k }) => k(x), scope: { k: 2 }, code: "KERNEL_FUNCTION", at: "k(x)" },
  "function-as-number": { fn: (x, { f }) => f * x, scope: { f: square }, code: "KERNEL_FUNCTION", at: "f" },
  "scope-missing": { fn: (x, { k }) => k * x, code: "KERNEL_SCOPE_VALUE", at: "{ k }" },
  "scope-incomplete": { fn: (x, { k, m }) => k * x + m, scope: { k: 1 }, code: "KERNEL_SCOPE_VALUE" },
  "scope-string": { fn: (x, { k }) => k * x, scope: { k: "3" } as never, code: "KERNEL_SCOPE_VALUE" },
  "scope-array": { fn: (x, { k }) => k * x, scope: { k: [3] } as never, code: "KERNEL_SCOPE_VALUE" },
  "default-parameter": { fn: (x = 1) => x, code: "KERNEL_PARAMETER" },
  "rest-parameter": { fn: (...values) => values.length, code: "KERNEL_PARAMETER" },
  "array-parameter": { fn: ([x]) => x, code: "KERNEL_PARAMETER" },
  "scope-not-last": {
    fn: (({ k }: { k: number }, x: number) => k * x) as PersonsFunction,
    scope: { k: 1 },
    code: "KERNEL_PARAMETER",
  },
  "scope-default": { fn: (x, { k = 1 }) => k * x, scope: { k: 1 }, code: "KERNEL_PARAMETER" },
  "assigned-constant": {
    // Of text, and only when it is wanted: bundlers refuse an assignment to a constant, and some pages all
    // text.
    get fn() {
      return new Function("x", "const y = x; y = 2; return y;") as PersonsFunction;
    },
    code: "KERNEL_CONST",
  },
  "assigned-scope": {
    fn: (x, { k }) => {
      k += 1;
      return k * x;
    },
    scope: { k: 1 },
    code: "KERNEL_CONST",
  },
  "no-return": {
    fn: refused((x: number) => {
      let y = x;
      while (y > 1) y -= 1;
    }),
    code: "KERNEL_RETURN",
  },
  "return-on-some-paths": {
    // @ts-expect-error: it returns nothing on one path, and that is the case
    fn: refused((x: number) => {
      if (x > 0) return x;
    }),
    code: "KERNEL_RETURN",
  },
  unassigned: {
    fn: (x) => {
      let y: number;
      if (x > 0) y = 1;
      // @ts-expect-error: it may have no value, and that is the case
      return y + x;
    },
    code: "KERNEL_UNASSIGNED",
    at: "y",
  },
  recursion: { fn: (x, { countdown }) => countdown(x), scope: { countdown }, code: "KERNEL_RECURSION" },
  "recursion-in-scope": { fn: (x, { even }) => even(x), scope: { even }, code: "KERNEL_SCOPE_VALUE" },
  "arity-too-many": { fn: (x, y) => x + y, arity: 1, code: "KERNEL_ARITY" },
  "arity-too-few": { fn: (x) => x, arity: 2, code: "KERNEL_ARITY" },
  "arity-none": { fn: () => 1, arity: 1, code: "KERNEL_ARITY" },
  "bitwise-on-floats": { fn: (x) => x & 1, code: "KERNEL_TYPE", at: "x & 1" },
  "shift-of-floats": { fn: (x) => 1 + (x << 2), code: "KERNEL_TYPE", at: "x << 2" },
  "bitwise-of-fraction": { fn: (x) => (Math.floor(x) > 1 ? 1 : 0) | 0.5, code: "KERNEL_TYPE" },
  "bool-equals-number": { fn: (x) => x > 0 === (1 as never), code: "KERNEL_TYPE" },
};
