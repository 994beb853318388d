/**
 * The functions that are taken through build tools, written as people write them: arrows, function
 * expressions, declarations, methods. This file imports nothing, for the tools are given its text alone.
 */

export interface Original {
  readonly fn: (...values: never[]) => number | boolean;
  readonly arity: 1 | 2;
  readonly scope?: Readonly<Record<string, number | boolean | ((...values: never[]) => number | boolean)>>;
}

function declared(x: number, y: number) {
  if (x > y) {
    return x - y;
  }
  return y - x;
}

const methods = {
  largest(x: number, y: number) {
    return Math.max(x, y) * 2;
  },
};

const square = (x: number) => x * x;

export const originals: Readonly<Record<string, Original>> = {
  arrow: { arity: 1, fn: (x: number) => 1 / (1 + x * x) },
  "arrow-with-block": {
    arity: 1,
    fn: (x: number) => {
      const half = x / 2;
      const more = half + 3;
      return half * more;
    },
  },
  "function-expression": {
    arity: 1,
    // biome-ignore lint/complexity/useArrowFunction: that it is none is the case
    fn: function (x: number) {
      const y = x + 1;
      return y * y - 1;
    },
  },
  "named-function": { arity: 2, fn: declared },
  method: { arity: 2, fn: methods.largest },
  branches: {
    arity: 2,
    fn: (x: number, y: number) => {
      if (x < 0) {
        return -1;
      } else if (x < 1 && y > 2) {
        return x + 1;
      }
      if (y === 3 || x > 100) return 3;
      return x - y;
    },
  },
  "one-sided-branch": {
    arity: 1,
    fn: (x: number) => {
      let value = x;
      if (value > 2) {
        value -= 2;
        value *= 3;
      }
      return value;
    },
  },
  "conditional-chain": { arity: 1, fn: (x: number) => (x > 10 ? 3 : x > 1 ? 2 : x > 0 ? 1 : 0) },
  "boolean-result": { arity: 2, fn: (x: number, y: number) => !(x > y) && x !== 2 },
  "boolean-literals": {
    arity: 1,
    fn: (x: number) => {
      let seen = false;
      if (x > 1) seen = true;
      return seen ? x : -x;
    },
  },
  "for-loop": {
    arity: 1,
    fn: (x: number) => {
      let sum = 0;
      for (let i = 0; i < 5; i++) {
        if (i === 3) continue;
        sum += x * i;
      }
      return sum;
    },
  },
  "while-loop": {
    arity: 2,
    fn: (x: number, y: number) => {
      let turns = 0;
      let rest = Math.abs(x);
      while (rest > 1) {
        rest -= 1 + Math.abs(y);
        turns += 1;
        if (turns >= 20) break;
      }
      return turns;
    },
  },
  "nested-loops": {
    arity: 1,
    fn: (x: number) => {
      let sum = 0;
      outer: for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 4; j++) {
          if (j > i) continue outer;
          if (i === 3) break outer;
          sum += x + j;
        }
      }
      return sum;
    },
  },
  "do-while-loop": {
    arity: 1,
    fn: (x: number) => {
      let n = 0;
      do {
        n += 2;
      } while (n < x && n < 30);
      return n;
    },
  },
  powers: { arity: 1, fn: (x: number) => x ** 2 - 2 * x ** 3 },
  constants: { arity: 1, fn: (x: number) => (x < Infinity ? x * Math.PI + 1e-3 - 100000 : NaN) },
  "several-variables": {
    arity: 2,
    fn: (x: number, y: number) => {
      let a = x;
      let b = y;
      const swapped = a;
      a = b;
      b = swapped;
      return a - 2 * b;
    },
  },
  "default-arithmetic": { arity: 2, fn: (x: number, y: number) => (x + y) * (x - y) + -x / (1 + y * y) },
  scope: { arity: 1, fn: (x: number, { k }: { k: number }) => k * x, scope: { k: 3 } },
  "scope-renamed": {
    arity: 1,
    fn: (x: number, { factor: f, shift }: { factor: number; shift: number }) => f * x + shift,
    scope: { factor: 0.5, shift: 2 },
  },
  "scope-function": {
    arity: 2,
    fn: (x: number, y: number, { square }: { square: (x: number) => number }) => square(x) - square(y),
    scope: { square },
  },
  "scope-in-block": {
    arity: 1,
    fn: (x: number, { turns, step }: { turns: number; step: number }) => {
      let value = x;
      for (let i = 0; i < turns; i++) {
        value += step * i;
      }
      return value;
    },
    scope: { turns: 4, step: 2 },
  },
};
