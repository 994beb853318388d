/**
 * What JavaScript means and shading languages leave open, in functions of our own, written once for both: comparisons
 * with NaN, remainders, minima, roundings, conversions that wrap. Only what a kernel uses goes into its program.
 */
import type { Language, NamedValue, ShaderType } from "./language.js";

interface Helper {
  readonly parameters: string;
  readonly result: ShaderType;
  readonly body: (language: Language) => readonly string[];
  /** Other helpers that it calls. */
  readonly needs?: readonly string[];
}

const [f, i, b] = ["float32", "int32", "bool"] as const;

/** Types of parameters: `x`, `y`, …, one letter each. */
const letters: Readonly<Record<string, ShaderType>> = { f, i, b };

/** A local of a helper, with its first value. */
const local = (language: Language, name: string, type: ShaderType, value: string): string[] => [
  language.variable({ name, type }),
  `${name} = ${value};`,
];

const helpers: Readonly<Record<string, Helper>> = {
  isNaN: {
    parameters: "f",
    result: b,
    body: (l) => [`return (${l.bitsOf("x")} & 2147483647) > 2139095040;`],
  },
  /** By its bits, so that subnormals count as the numbers they are. */
  truth: {
    parameters: "f",
    result: b,
    needs: ["isNaN"],
    body: (l) => [`return (${l.bitsOf("x")} & 2147483647) != 0 && !isNaN(x);`],
  },
  /** ECMA-262, ToInt32: truncated, modulo 2^32, by the bits of the number. */
  toInt: {
    parameters: "f",
    result: i,
    body: (l) => [
      ...local(l, "bits", i, l.bitsOf("x")),
      ...local(l, "exponent", i, `(${l.shiftRight("bits", "23")} & 255) - 127`),
      "if (exponent < 0 || exponent > 54) { return 0; }",
      ...local(l, "value", i, "(bits & 8388607) | 8388608"),
      "if (exponent > 23) {",
      `if (exponent - 23 > 31) { value = 0; } else { value = ${l.shiftLeft("value", "(exponent - 23)")}; }`,
      `} else { value = ${l.shiftRight("value", "(23 - exponent)")}; }`,
      "if (bits < 0) { return 0 - value; }",
      "return value;",
    ],
  },
  /** The same int, as no constant. */
  integer: { parameters: "i", result: i, body: (l) => [`return ${l.unknown("x")};`] },
  remainderInt: {
    parameters: "ii",
    result: i,
    body: () => ["if (y == 0 || y == -1) { return 0; }", "return x - y * (x / y);"],
  },
  /**
   * `x % y` without rounding: |y| · 2^k is taken away for k from high to low (the long division of IEEE 754's
   * remainder). Exact as long as nothing is subnormal.
   */
  remainder: {
    parameters: "ff",
    result: f,
    needs: ["isNaN", "number"],
    body: (l) => [
      ...local(l, "rest", f, "abs(x)"),
      ...local(l, "by", f, "abs(y)"),
      ...local(l, "none", f, l.fromBits(`${l.bitsOf("x")} & -2147483648`)),
      `if (isNaN(x) || isNaN(y) || by == 0.0 || ${l.bitsOf("rest")} == 2139095040) { return number(2143289344); }`,
      `if (rest < by) { return x; }`,
      ...local(l, "k", i, `${l.shiftRight(l.bitsOf("rest"), "23")} - ${l.shiftRight(l.bitsOf("by"), "23")}`),
      l.loop.open,
      "if (k < 0) { break; }",
      ...local(l, "step", f, l.fromBits(`${l.bitsOf("by")} + ${l.shiftLeft("k", "23")}`)),
      "if (!(rest < step)) { rest = rest - step; }",
      "k = k - 1;",
      ...l.loop.close,
      "if (rest == 0.0) { return none; }",
      "if (x < 0.0) { return -rest; }",
      "return rest;",
    ],
  },
  /** The float of these bits, as no constant: compilers reorder sums of constants, and refuse what is not finite. */
  number: { parameters: "i", result: f, body: (l) => [`return ${l.fromBits(l.unknown("x"))};`] },
  /** A float as an int that is ordered as floats are, −0 below 0, subnormals among the others. */
  order: {
    parameters: "f",
    result: i,
    body: (l) => [
      ...local(l, "bits", i, l.bitsOf("x")),
      `return bits ^ (${l.shiftRight("bits", "31")} & 2147483647);`,
    ],
  },
  /** `Math.min` and `Math.max`: NaN of NaN, and −0 below 0. */
  minimum: {
    parameters: "ff",
    result: f,
    needs: ["isNaN", "order"],
    body: () => [
      "if (isNaN(x)) { return x; }",
      "if (isNaN(y) || order(y) < order(x)) { return y; }",
      "return x;",
    ],
  },
  maximum: {
    parameters: "ff",
    result: f,
    needs: ["isNaN", "order"],
    body: () => [
      "if (isNaN(x)) { return x; }",
      "if (isNaN(y) || order(x) < order(y)) { return y; }",
      "return x;",
    ],
  },
  /** Halves go up, and what is whole already stays, −0 included. */
  round: {
    parameters: "f",
    result: f,
    needs: ["isNaN"],
    body: (l) => [
      "if (isNaN(x) || !(abs(x) < 8388608.0)) { return x; }",
      ...local(l, "whole", f, "floor(x)"),
      "if (!(x - whole < 0.5)) { whole = whole + 1.0; }",
      `if (whole == 0.0) { return ${l.fromBits(`${l.bitsOf("x")} & -2147483648`)}; }`,
      "return whole;",
    ],
  },
  sign: {
    parameters: "f",
    result: f,
    body: () => ["if (x > 0.0) { return 1.0; }", "if (x < 0.0) { return -1.0; }", "return x;"],
  },
  leadingZeros: {
    parameters: "i",
    result: i,
    body: (l) => [
      ...local(l, "rest", i, "x"),
      ...local(l, "count", i, "0"),
      l.loop.open,
      "if (count == 32 || rest < 0) { break; }",
      `rest = ${l.shiftLeft("rest", "1")};`,
      "count = count + 1;",
      ...l.loop.close,
      "return count;",
    ],
  },
};

/** Collects the helpers that a program uses, each behind those that it calls. */
export class Prelude {
  readonly #used = new Set<string>();

  constructor(
    readonly language: Language,
    /** What a helper is called where it stands: WGSL programs of GPU.js share one space of names. */
    readonly nameOf: (helper: string) => string,
  ) {}

  call(helper: string, ...args: readonly string[]): string {
    this.#use(helper);
    return `${this.language.called(this.nameOf(helper))}(${args.join(", ")})`;
  }

  get lines(): string[] {
    return [...this.#used].flatMap((name) => {
      const { parameters, result, body } = helpers[name]!;
      const values: NamedValue[] = [...parameters].map((letter, at) => ({
        name: "xy"[at]!,
        type: letters[letter]!,
      }));
      const lines = this.language.helpers[name] ?? body(this.language);
      const named = lines.map((line) =>
        line.replace(/\b(\w+)\(/g, (call, called: string) =>
          called in helpers ? `${this.language.called(this.nameOf(called))}(` : call,
        ),
      );
      return this.language.fn(this.nameOf(name), values, result, named);
    });
  }

  #use(helper: string): void {
    if (this.#used.has(helper)) return;
    const { needs = [] } = helpers[helper]!;
    if (!(helper in this.language.helpers)) for (const other of needs) this.#use(other);
    this.#used.add(helper);
  }
}
