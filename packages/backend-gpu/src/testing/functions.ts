/** Functions of all sorts of expressions and statements, as those that codegen is tested with. */

/** Functions that any numeric dtype takes. */
export const numericFunctions: Readonly<Record<string, (x: number, y: number) => number | boolean>> = {
  add: (x, y) => x + y,
  polynomial: (x, y) => ((x * 3 - y) * x + 0.5) * y - 7,
  integers: (x, y) => x * y - (x + 5) * -y,
  remainder: (x, y) => (x % y) + (y % 3),
  divide: (x, y) => x / y - 1 / x,
  negativeZero: (x, y) => -x * 0 + -0 * y,
  least: (x, y) => Math.min(x, Math.max(y, -3)),
  rounding: (x, y) => Math.round(x) + Math.floor(y) - Math.ceil(x) * Math.trunc(y),
  signs: (x, y) => Math.sign(x) * Math.abs(y) + Math.sign(-y),
  roots: (x, y) => Math.sqrt(x * x + y * y) + Math.fround(y),
  compares: (x, y) => (x < y && x !== y) || (x >= 2 && !(y > x)),
  orders: (x, y) => (x <= y ? x === y : x > y),
  truthy: (x, y) => (x && y) || !x,
  choice: (x, y) => (x > y ? x - y : x < y ? y - x : 0),
  early: (x, y) => {
    if (x > 2) return x;
    if (y > 2) {
      if (x < 0) return y;
      x = x + 1;
    }
    return x - y;
  },
  nested: (x, y) => {
    let result = 0;
    if (x > 0) {
      if (y > 0) return x * 2;
    } else {
      result = 1;
    }
    return result + y;
  },
  loop: (x, y) => {
    let sum = 0;
    for (let i = 0; i < 7; i++) {
      const t = x * i;
      if (t > y) continue;
      if (t < -100) break;
      sum += t;
    }
    return sum;
  },
  leaveLoop: (x, y) => {
    for (let i = 0; i < 5; i++) {
      for (let j = 0; j < 5; j++) {
        if (i * j > x) return y;
        if (j > i) break;
      }
    }
    return x;
  },
  doWhile: (x, y) => {
    let turns = 0;
    do {
      turns++;
      if (turns === 2) continue;
      y -= 1;
    } while (y > x && turns < 5);
    return y * turns;
  },
  parameterChanges: (x, y) => {
    for (let turn = 0; x > 1; turn++) {
      x = x / 2;
      y += 1;
      if (y > 10 || turn > 5) break;
    }
    return x + y;
  },
  bits: (x, y) => Math.imul(x, 3) + Math.clz32(y),
  constant: () => 2.5,
  first: (x) => x,
};

/** Functions of integers alone. */
export const integerFunctions: Readonly<Record<string, (x: number, y: number) => number | boolean>> = {
  bitwise: (x, y) => (x & y) | (x ^ (y << 3)),
  shifts: (x, y) => (x >> y) + (x >>> y) - (x << y),
  complement: (x, y) => ~x * ~(y | 1),
  power: (x, y) => x ** 3 - y ** 2,
};
