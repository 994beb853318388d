/**
 * What JavaScript means and the JavaScript that GPU.js compiles does not, in functions of that JavaScript: integer
 * division, remainders, conversions that wrap, roundings. Its arithmetic on Numbers is float32's and exact, that on
 * Integers int32's; an assignment of a Number to an Integer truncates, and saturates.
 *
 * Parameters with letters behind `;` are locals: only parameters can be Integers. A literal stands only beside a
 * Number or an Integer, whose type it takes.
 */
import { type GpuJsType, gpuJsTypes, type PlainFunction } from "./plain-program.js";

interface Helper {
  /** Types of the parameters x, y; and of the locals p, q, r. */
  readonly parameters: string;
  readonly result: keyof typeof gpuJsTypes;
  readonly body: readonly string[];
}

const letters: Readonly<Record<string, GpuJsType>> = { f: "Number", i: "Integer" };

const helpers: Readonly<Record<string, Helper>> = {
  /** x ÷ y rounded down, of x ≥ 0 and y > 0: a first quotient is off by less than 2^8, a second by one. */
  quotient: {
    parameters: "ii;iii",
    result: "int32",
    body: [
      "p = x / y;",
      "r = x - p * y;",
      "q = r / y;",
      "p = p + q;",
      "r = r - q * y;",
      "if (r < 0) { return p - 1; }",
      "if (r < y) { return p; }",
      "return p + 1;",
    ],
  },
  /** As `quotient` comes to the rest, with signs; -2^31 has no magnitude. */
  remainderInt: {
    parameters: "ii;iii",
    result: "int32",
    body: [
      "if (y === 0) { return 0; }",
      "if (y === -1) { return 0; }",
      "q = y;",
      "if (y < 0) { q = -y; }",
      "if (q < 0) { if (x === y) { return 0; } return x; }",
      "p = x / y;",
      "r = x - p * y;",
      "p = r / y;",
      "r = r - p * y;",
      "if (x < 0) {",
      "if (r > 0) { r = r - q; }",
      "if (r < 1 - q) { r = r + q; }",
      "return r;",
      "}",
      "if (r < 0) { r = r + q; }",
      "if (r > q - 1) { r = r - q; }",
      "return r;",
    ],
  },
  /** ECMA-262, ToInt32: modulo 2^32, all of it exact, then truncated. What is not finite becomes NaN, and that 0. */
  toInt: {
    parameters: "f;f",
    result: "int32",
    body: [
      "p = x - Math.trunc(x * 2.3283064365386963e-10) * 4294967296;",
      "if (p >= 2147483648) { p = p - 4294967296; }",
      "if (p < -2147483648) { p = p + 4294967296; }",
      "return p;",
    ],
  },
  /**
   * `x % y` without rounding: |y| · 2^k is taken away for k from high to low (the long division of IEEE 754's
   * remainder). Each difference is of numbers at most a factor of 2 apart, so exact (Sterbenz).
   */
  remainder: {
    parameters: "ff;fff",
    result: "float32",
    body: [
      "p = Math.abs(x);",
      "q = Math.abs(y);",
      "if (!(p < 1 / 0)) { return 0 / 0; }",
      "if (!(q > 0)) { return 0 / 0; }",
      "if (p < q) { return x; }",
      "r = q;",
      "for (let turn0 = 0; turn0 < 1; turn0 += 0) {",
      "if (!(r + r <= p)) { break; }",
      "r = r + r;",
      "}",
      "for (let turn1 = 0; turn1 < 1; turn1 += 0) {",
      "if (p >= r) { p = p - r; }",
      "if (r <= q) { break; }",
      "r = r * 0.5;",
      "}",
      "if (x < 0) { return -p; }",
      "return p;",
    ],
  },
  /** Halves go up, and what is whole already stays, −0 included. */
  round: {
    parameters: "f;f",
    result: "float32",
    body: [
      "if (!(Math.abs(x) < 8388608)) { return x; }",
      "p = Math.floor(x);",
      "if (x - p >= 0.5) { p = p + 1; }",
      "if (p === 0) { return x * 0; }",
      "return p;",
    ],
  },
  absInt: { parameters: "i", result: "int32", body: ["if (x < 0) { return -x; }", "return x;"] },
  minInt: { parameters: "ii", result: "int32", body: ["if (x < y) { return x; }", "return y;"] },
  maxInt: { parameters: "ii", result: "int32", body: ["if (x < y) { return y; }", "return x;"] },
  signInt: {
    parameters: "i",
    result: "int32",
    body: ["if (x < 0) { return -1; }", "if (x > 0) { return 1; }", "return 0;"],
  },
  leadingZeros: {
    parameters: "i;i",
    result: "int32",
    body: [
      "if (x === 0) { return 32; }",
      ...[16, 8, 4, 2, 1].map((by) => `if ((x >>> ${32 - by}) === 0) { p = p + ${by}; x = x << ${by}; }`),
      "return p;",
    ],
  },
  /**
   * √(x² + y²), with squares as sums of two numbers (Dekker, "A floating-point technique for extending the available
   * precision", 1971) and one step of Newton's on the rest; scaled by a power of two where squares leave the range.
   */
  hypot: {
    parameters: "ff;fff",
    result: "float32",
    body: [
      "p = Math.abs(x);",
      "q = Math.abs(y);",
      "if (!(p < 1 / 0)) { if (p === 1 / 0) { return p; } if (q === 1 / 0) { return q; } return p; }",
      "if (!(q < 1 / 0)) { return q; }",
      "if (p < q) { r = p; p = q; q = r; }",
      // What is 2^14 times smaller adds less than an eighth of a unit in the last place.
      "if (q <= p * 0.00006103515625) { return p; }",
      "r = 1;",
      "if (p > 1125899906842624) { r = 8.271806125530277e-25; }",
      "if (p < 9.313225746154785e-10) { r = 1152921504606846976; }",
      "if (p < 8.673617379884035e-19) { r = 1267650600228229401496703205376; }",
      "p = p * r;",
      "q = q * r;",
      "let a = p * 4097;",
      "let high = a - (a - p);",
      "let low = p - high;",
      "let square = p * p;",
      "let rest = high * high - square + high * low * 2 + low * low;",
      "a = q * 4097;",
      "high = a - (a - q);",
      "low = q - high;",
      "let other = q * q;",
      "rest = rest + (high * high - other + high * low * 2 + low * low);",
      "let sum = square + other;",
      "rest = rest + (square - sum + other);",
      "let root = Math.sqrt(sum);",
      "a = root * 4097;",
      "high = a - (a - root);",
      "low = root - high;",
      "other = root * root;",
      "rest = rest + (sum - other - (high * high - other + high * low * 2 + low * low));",
      "return (root + rest / (root * 2)) / r;",
    ],
  },
};

/** The helper functions that a program uses. */
export class Helpers {
  readonly #used = new Set<string>();

  call(name: string, ...args: readonly string[]): string {
    this.#used.add(name);
    const [, locals = ""] = helpers[name]!.parameters.split(";");
    return `${name}(${[...args, ...[...locals].map(() => "0")].join(", ")})`;
  }

  get functions(): PlainFunction[] {
    return [...this.#used].map((name) => {
      const { parameters, result, body } = helpers[name]!;
      const [own, locals = ""] = parameters.split(";") as [string, string?];
      const names = [..."xy".slice(0, own.length), ..."pqr".slice(0, locals.length)];
      return {
        name,
        source: [`function ${name}(${names.join(", ")}) {`, ...body, "}"].join("\n"),
        argumentTypes: [...own, ...locals].map((letter) => letters[letter]!),
        returnType: gpuJsTypes[result],
      };
    });
  }
}
