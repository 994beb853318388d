/** Loops: `for`, `while`, `do`, with `break`, `continue` and labels, of as many turns as the data says. */
import type { Program } from "./control-flow.js";

export const loops: Readonly<Record<string, Program>> = {
  "for-constant": {
    arity: 1,
    fn: (x) => {
      let sum = 0;
      for (let i = 0; i < 10; i++) sum += x * i;
      return sum;
    },
  },
  "for-counting-down": {
    arity: 1,
    fn: (x) => {
      let acc = x;
      for (let i = 5; i > 0; i--) acc = acc * 2 - i;
      return acc;
    },
  },
  "for-step-3": {
    arity: 1,
    fn: (x) => {
      let acc = 0;
      for (let i = 1; i <= 20; i += 3) acc = acc + (i % 2 === 0 ? x : 1);
      return acc;
    },
  },
  "for-by-data": {
    arity: 1,
    fn: (x) => {
      let n = 0;
      for (let i = 0; i < x && i < 50; i++) n += i;
      return n;
    },
  },
  "while-by-data": {
    arity: 1,
    fn: (x) => {
      let n = 0;
      let rest = Math.abs(x);
      while (rest > 1 && n < 40) {
        rest = rest / 2;
        n += 1;
      }
      return n;
    },
  },
  "do-while": {
    arity: 1,
    fn: (x) => {
      let n = 0;
      let y = x;
      do {
        y = y - 3;
        n++;
      } while (y > 0 && n < 60);
      return n * 100 + y;
    },
  },
  break: {
    arity: 2,
    fn: (x, y) => {
      let sum = 0;
      for (let i = 0; i < 20; i++) {
        if (sum > y) break;
        sum += x;
      }
      return sum;
    },
  },
  continue: {
    arity: 1,
    fn: (x) => {
      let sum = 0;
      for (let i = 0; i < 12; i++) {
        if (i === 4 || i > 9) continue;
        sum += x + i;
      }
      return sum;
    },
  },
  "return-from-loop": {
    arity: 2,
    fn: (x, y) => {
      for (let i = 0; i < 30; i++) if (i * x > y) return i;
      return -1;
    },
  },
  "nested-loops": {
    arity: 1,
    fn: (x) => {
      let sum = 0;
      for (let i = 0; i < 4; i++) for (let j = 0; j <= i; j++) sum += x * j + i;
      return sum;
    },
  },
  "break-outer": {
    arity: 2,
    fn: (x, y) => {
      let n = 0;
      outer: for (let i = 0; i < 6; i++) {
        for (let j = 0; j < 6; j++) {
          if (i * j > x) break outer;
          if (j > y) continue outer;
          n++;
        }
      }
      return n;
    },
  },
  "while-true": {
    arity: 1,
    fn: (x) => {
      let n = 0;
      while (true) {
        n += 1;
        if (n > x || n >= 25) return n;
      }
    },
  },
  "for-without-parts": {
    arity: 1,
    fn: (x) => {
      let i = 0;
      for (;;) {
        if (i * i >= x || i > 20) break;
        i++;
      }
      return i;
    },
  },
  "two-counters": {
    arity: 1,
    fn: (x) => {
      let sum = 0;
      for (let i = 0, j = 10; i < j; i++, j--) sum += (j - i) * x;
      return sum;
    },
  },
  collatz: {
    arity: 1,
    integersOnly: true,
    fn: (x) => {
      let n = Math.abs(x);
      let steps = 0;
      while (n > 1 && steps < 120) {
        n = n & 1 ? 3 * n + 1 : n >> 1;
        steps++;
      }
      return steps;
    },
  },
  mandelbrot: {
    arity: 2,
    fn: (cx, cy) => {
      let x = 0.0;
      let y = 0.0;
      let n = 0;
      while (x * x + y * y <= 4 && n < 50) {
        const next = x * x - y * y + cx * 0.01;
        y = 2 * x * y + cy * 0.01;
        x = next;
        n++;
      }
      return n;
    },
  },
  "newton-root": {
    arity: 1,
    fn: (x) => {
      let guess = x > 1 ? x : 1.0;
      for (let i = 0; i < 8; i++) guess = 0.5 * (guess + x / guess);
      return guess;
    },
  },
  "greatest-common-divisor": {
    arity: 2,
    integersOnly: true,
    fn: (x, y) => {
      let a = Math.abs(x);
      let b = Math.abs(y);
      while (b > 0) {
        const rest = a % b;
        a = b;
        b = rest;
      }
      return a;
    },
  },
  "bit-count": {
    arity: 1,
    integersOnly: true,
    fn: (x) => {
      let bits = x | 0;
      let n = 0;
      while (bits !== 0) {
        bits &= bits - 1;
        n++;
      }
      return n;
    },
  },
  "loop-in-branch": {
    arity: 2,
    fn: (x, y) => {
      let acc = x;
      if (x > y) {
        for (let i = 0; i < 5; i++) acc -= 1;
      } else {
        let i = 0;
        while (i < 3) {
          acc += y;
          i += 1;
        }
      }
      return acc;
    },
  },
  "zero-turns": {
    arity: 1,
    fn: (x) => {
      let y = x;
      for (let i = 0; i < 0; i++) y = 99;
      while (y !== y && y > 0) y = 98;
      return y;
    },
  },
};
