/**
 * Functions as people write them, each with numbers to try. What a compiled kernel gives must be what the function
 * itself gives in float64, to the bit, before and after every minifier: no library function occurs in them.
 */

export interface Sample {
  // biome-ignore lint/complexity/noBannedTypes: every shape of function stands here, on purpose.
  readonly fn: Function;
  readonly scope?: Record<string, unknown>;
}

// One object of methods, so that minifiers keep the names of the samples and nothing else.
export const samples: Record<string, Sample> = {
  arrow: { fn: (x: number, y: number) => ((x + y) * (x - y)) / (x * y + 1) },
  functionExpression: {
    fn: function add(x: number, y: number) {
      return x + y;
    },
  },
  directive: {
    fn: function strict(x: number, y: number) {
      "use strict";
      return x - y;
    },
  },
  method: {
    fn: {
      square(x: number, y: number) {
        return x * x + y;
      },
    }.square,
  },
  scope: {
    fn: (x: number, y: number, { k, shift }: { k: number; shift: number }) => k * x + shift * y,
    scope: { k: 3.5, shift: -2 },
  },
  renamedScope: {
    fn: (x: number, y: number, { k: factor }: { k: number }) => factor * x - y,
    scope: { k: 0.1 },
  },
  scopeFunction: {
    fn: (x: number, y: number, { square, clampTo }: { square: (v: number) => number; clampTo: Clamp }) =>
      square(x) + clampTo(y, -1, 1) + square(square(y)),
    scope: {
      square: (v: number) => v * v,
      clampTo: (v: number, low: number, high: number) => {
        if (v < low) return low;
        if (v > high) return high;
        return v;
      },
    },
  },
  scopeFlag: {
    fn: (x: number, y: number, { up }: { up: boolean }) => (up ? x : y),
    scope: { up: true },
  },
  loopInScopeFunction: {
    fn: (x: number, y: number, { root }: { root: (v: number) => number }) => (x > 0 ? root(x) : y),
    scope: {
      root: (v: number) => {
        let r = v;
        for (let i = 0; i < 20; i++) {
          if (r * r === v) return r;
          r = 0.5 * (r + v / r);
        }
        return r;
      },
    },
  },
  ternaries: { fn: (x: number, y: number) => (x > y ? (x > 0 ? 1 : 2) : y < -1 ? 3 : 4.5) },
  logic: { fn: (x: number, y: number) => (x > 0 && y > 0) || !(x < -1 || y === 0) },
  logicOfNumbers: { fn: (x: number, y: number) => (x && y) + (x || 7) },
  earlyReturns: {
    fn: (x: number, y: number) => {
      if (x < 0) return -1;
      if (x > 10) {
        if (y > 0) return 2;
      } else if (y > 3) {
        return 7;
      }
      const z = x * y;
      return z + 1;
    },
  },
  whileLoop: {
    fn: (x: number, y: number) => {
      let n = 0;
      let a = x;
      let b = y;
      while (n < 50 && a * a + b * b < 4) {
        const t = a * a - b * b + x;
        b = 2 * a * b + y;
        a = t;
        n++;
      }
      return n;
    },
  },
  forLoop: {
    fn: (x: number, y: number) => {
      let s = 0;
      for (let i = 1; i <= 10; i += 2) {
        if (i === 5) continue;
        if (s > 100) break;
        s += x * i + y;
      }
      return s;
    },
  },
  factorial: {
    fn: (x: number, y: number) => {
      let f = 1;
      for (let i = 1; i <= 20; i++) f *= i;
      return f * x + y;
    },
  },
  doWhile: {
    fn: (x: number, y: number) => {
      let a = x;
      let turns = 0;
      do {
        a = a / 2 + y;
        turns++;
        if (turns === 3) continue;
      } while (turns < 6 && a > 0.1);
      return a + turns;
    },
  },
  labels: {
    fn: (x: number, y: number) => {
      let s = 0;
      outer: for (let i = 0; i < 5; i++) {
        for (let j = 0; j < 5; j++) {
          if (j > i) continue outer;
          if (s > 40) break outer;
          s += i * x + j * y + 1;
        }
      }
      return s;
    },
  },
  assignmentsInExpressions: {
    fn: (x: number, y: number) => {
      let a = x;
      let b = 0;
      const c = (a = y + 1) * a + (b = a) - x;
      return c + b++ + b + --a;
    },
  },
  evaluationOrder: {
    fn: (x: number, y: number) => {
      let a = x;
      return a + (a = y) * a + (a > 0 ? (a += 2) : (a -= 3)) + a;
    },
  },
  effectsInLogic: {
    fn: (x: number, y: number) => {
      let a = 0;
      let b = 0;
      x > 0 && (a = 1);
      y > 0 || (b = 2);
      const both = x > 1 && (b += 5) > 6;
      return a + 10 * b + (both ? 100 : 0);
    },
  },
  effectsInTests: {
    fn: (x: number, y: number) => {
      let n = 0;
      let t = x;
      while ((t = t * 0.5 + y * 0.1) > 0.3 && n++ < 30);
      return t + n;
    },
  },
  assignedParameter: {
    fn: (x: number, y: number) => {
      x = x * 2;
      y += x;
      return x - y;
    },
  },
  shadowing: {
    fn: (x: number, y: number) => {
      let t = x;
      {
        const t = y * 2;
        x += t;
      }
      for (let t = 0; t < 3; t++) x += t;
      t += x;
      return t;
    },
  },
  vars: {
    fn: (x: number, y: number) => {
      var a = x;
      if (y > 0) {
        var a = y;
      }
      for (var i = 0, b = 1; i < 4; i++, b *= 2) a += b;
      return a + i;
    },
  },
  declaredLater: {
    fn: (x: number, y: number) => {
      let t: number;
      if (x > y) t = x - y;
      else t = y - x;
      return t;
    },
  },
  exactMath: {
    fn: (x: number, y: number) =>
      Math.sqrt(Math.abs(x)) + Math.floor(y) - Math.ceil(x) + Math.round(y) * Math.trunc(x) + Math.sign(y),
  },
  extremes: { fn: (x: number, y: number) => Math.max(x, y, 0.5) - Math.min(x, -y, 3) + Math.max(x) },
  roundings: { fn: (x: number, y: number) => Math.fround(x) + Math.clz32(y) + Math.imul(x, 7) },
  constants: { fn: (x: number, y: number) => x * Math.PI + y / Math.E + Number.EPSILON + 1e3 + 0x10 },
  predicates: {
    fn: (x: number, y: number) => Number.isNaN(x) || !Number.isFinite(y) || Number.isInteger(x) || isNaN(y),
  },
  specials: {
    fn: (x: number, y: number) => (x === Infinity || y === -Infinity || x !== x ? NaN : -0 / (x * x + 1)),
  },
  remainder: { fn: (x: number, y: number) => (x % 3) + (y % x) },
  smallPowers: { fn: (x: number, y: number) => x ** 2 - y ** 1 + 2 ** 10 },
  counters: {
    fn: (x: number, y: number) => {
      let odd = 0;
      for (let i = 0; i < 9; i++) if ((i & 1) === 1) odd = odd + 1;
      return odd * x + (odd << 2) + y;
    },
  },
  conversions: { fn: (x: number, y: number) => +(x > y) + Number(y > 0) * 2 + (x ? 4 : 0) },
  // @ts-expect-error The left side is of no use, but minifiers write such.
  comma: { fn: (x: number, y: number) => (x + 1, y * 2) },
  compound: {
    fn: (x: number, y: number) => {
      let a = x;
      a -= y;
      a *= 3;
      a /= 7;
      a %= 5;
      a ||= 2;
      a &&= a + 1;
      return a;
    },
  },
};

type Clamp = (v: number, low: number, high: number) => number;

export const numbers = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2,
  3.75,
  -7.25,
  11,
  1e-3,
  1e10,
  Number.NaN,
  Infinity,
  -Infinity,
];
