/** Branches: `if`, `else`, ternaries, `&&`, `||` and early returns. */
import type { Program } from "./control-flow.js";

export const branches: Readonly<Record<string, Program>> = {
  "if-else": {
    arity: 1,
    fn: (x) => {
      if (x > 1) return x - 1;
      else return x + 1;
    },
  },
  "if-without-else": {
    arity: 1,
    fn: (x) => {
      let y = x;
      if (x < 2) y = y * 3;
      return y;
    },
  },
  "else-if-chain": {
    arity: 1,
    fn: (x) => {
      if (x < 0) return -1;
      if (x < 1) return 0;
      else if (x < 3) return 1;
      else if (x < 10) return 2;
      return 3;
    },
  },
  "early-return": {
    arity: 2,
    fn: (x, y) => {
      if (x === y) return 0;
      const d = x - y;
      if (d > 5) return 5;
      return d;
    },
  },
  "return-in-both-and-after-nested": {
    arity: 2,
    fn: (x, y) => {
      if (x > 0) {
        if (y > 0) return 1;
        if (y < 0) return 4;
      } else {
        if (y > 0) return 2;
        if (y < 0) return 3;
      }
      return 0;
    },
  },
  "ternary-chain": { arity: 1, fn: (x) => (x > 10 ? 3 : x > 1 ? 2 : x > 0 ? 1 : 0) },
  "ternary-nested-test": { arity: 2, fn: (x, y) => ((x > y ? x : y) > 2 ? x + y : x - y) },
  "and-chain": { arity: 2, fn: (x, y) => x > 0 && y > 0 && x < y },
  "or-chain": { arity: 2, fn: (x, y) => x < 0 || y < 0 || x === y },
  "and-or-not": { arity: 2, fn: (x, y) => !(x > 0 && !(y > 0)) || x + y === 3 },
  "logical-values": { arity: 2, fn: (x, y) => (x && y) || x - 1 },
  "logical-assignment": {
    arity: 2,
    fn: (x, y) => {
      let a = x;
      a ||= y;
      a &&= a + 1;
      return a;
    },
  },
  "compound-assignment": {
    arity: 2,
    fn: (x, y) => {
      let a = x;
      a += y;
      a -= 2;
      a *= 3;
      a %= 7;
      return a;
    },
  },
  "compound-bitwise": {
    arity: 2,
    integersOnly: true,
    fn: (x, y) => {
      let a = x | 0;
      a |= y;
      a &= 127;
      a ^= 21;
      a <<= 3;
      a >>= 1;
      a >>>= 1;
      return a;
    },
  },
  "variables-of-several-types": {
    arity: 2,
    fn: (x, y) => {
      const above = x > y;
      const half = x / 2;
      const whole = Math.floor(half);
      return above ? half - whole : whole;
    },
  },
  "assigned-in-both-branches": {
    arity: 2,
    fn: (x, y) => {
      let least: number;
      let most: number;
      if (x < y) {
        least = x;
        most = y;
      } else {
        least = y;
        most = x;
      }
      return most - least;
    },
  },
  "parameter-assigned": {
    arity: 1,
    fn: (x) => {
      if (x > 5) x = 5;
      return x * 2;
    },
  },
  "shadowed-names": {
    arity: 1,
    fn: (x) => {
      const y = x + 1;
      let sum = y;
      {
        const y = x * 10;
        sum += y;
      }
      return sum - y;
    },
  },
  "sequence-and-void": {
    arity: 1,
    fn: (x) => {
      let a = x;
      let b = 0;
      // biome-ignore lint/complexity/noCommaOperator: minifiers write it
      // biome-ignore lint/suspicious/noAssignInExpressions: minifiers write it
      return (b = a + 1), (a = b * 2), a - b;
    },
  },
  "assignment-as-value": {
    arity: 2,
    fn: (x, y) => {
      let a = 0;
      // biome-ignore lint/suspicious/noAssignInExpressions: that is the case
      const b = (a = x + 1) + a * y;
      return b - a;
    },
  },
  "order-of-effects": {
    arity: 1,
    fn: (x) => {
      let i = 1;
      const a = i++ * 100 + ++i * 10 + i--;
      return x + a + i;
    },
  },
  "bool-result": {
    arity: 2,
    fn: (x, y) => {
      if (x > y) return true;
      return x >= 2;
    },
  },
  "nan-takes-else": { arity: 1, fn: (x) => (x < 0 ? 1 : x >= 0 ? 2 : 3) },
};
