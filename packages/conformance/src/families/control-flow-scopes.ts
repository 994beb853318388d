/** The scope: numbers, booleans and functions that a function takes from its last parameter. */
import type { Program } from "./control-flow.js";

const square = (x: number) => x * x;
const clampTo = (x: number, least: number, most: number) => Math.min(Math.max(x, least), most);
const horner = (x: number) => ((2 * x + 3) * x - 4) * x + 5;
const positive = (x: number) => x > 0;

export const scopes: Readonly<Record<string, Program>> = {
  "scope-number": { arity: 1, fn: (x, { k }) => k * x, scope: { k: 3 } },
  "scope-fraction": { arity: 1, fn: (x, { k }) => k * x, scope: { k: 0.25 } },
  "scope-bool": { arity: 1, fn: (x, { on }) => (on ? x : -x), scope: { on: false } },
  "scope-several": { arity: 2, fn: (x, y, { a, b, c }) => a * x + b * y + c, scope: { a: 2, b: -1, c: 7 } },
  "scope-renamed": {
    arity: 1,
    fn: (x, { factor: f, shift: s }) => x * f + s,
    scope: { factor: 5, shift: -2 },
  },
  "scope-function": { arity: 1, fn: (x, { square }) => square(x) + 1, scope: { square } },
  "scope-function-twice": { arity: 2, fn: (x, y, { square }) => square(x) - square(y), scope: { square } },
  "scope-function-nested": { arity: 1, fn: (x, { square }) => square(square(x)), scope: { square } },
  "scope-function-of-three": { arity: 1, fn: (x, { clampTo }) => clampTo(x, -2, 5), scope: { clampTo } },
  "scope-function-and-number": { arity: 1, fn: (x, { horner, k }) => horner(x) * k, scope: { horner, k: 2 } },
  "scope-predicate": { arity: 2, fn: (x, y, { positive }) => (positive(x) ? y : -y), scope: { positive } },
  "scope-math": { arity: 1, fn: (x, { round }) => round(x) * 2, scope: { round: Math.round } },
  "scope-in-loop": {
    arity: 1,
    fn: (x, { turns, square }) => {
      let acc = 0;
      for (let i = 0; i < turns; i++) acc += square(x) + i;
      return acc;
    },
    scope: { turns: 6, square },
  },
  "scope-function-with-loop": {
    arity: 1,
    fn: (x, { power }) => power(x, 3) - power(x, 2),
    scope: {
      power: (x: number, n: number) => {
        let acc = x;
        for (let i = 1; i < n; i++) acc *= x;
        return acc;
      },
    },
  },
  "scope-shadowed": {
    arity: 1,
    fn: (x, { k }) => {
      let sum = k;
      for (let k = 0; k < 3; k++) sum += x + k;
      return sum - k;
    },
    scope: { k: 100 },
  },
  "constants-of-math": { arity: 1, fn: (x) => x * Math.PI + Math.E - Math.SQRT2 },
  "constants-of-number": {
    arity: 1,
    fn: (x) => (x > Number.MAX_SAFE_INTEGER || x !== x ? Number.NEGATIVE_INFINITY : x + Number.EPSILON),
  },
  "literals-of-every-base": { arity: 1, fn: (x) => x + 0x10 + 0b11 + 0o7 + 1_000 - 1e3 },
};
