/**
 * Helpers of `prelude.ts` that look at the bits of floats, in GLSL ES 1.00, which sees none: by comparisons and exact
 * arithmetic. The sign of a zero shows when something is divided by it.
 */

const notANumber = (value: string): string => `!(${value} == ${value})`;

/** Whether a number is below another, −0 below 0. */
const below = (left: string, right: string): string =>
  `(${left} < ${right} || (${left} == ${right} && 1.0 / ${left} < 1.0 / ${right}))`;

const lesserOf = (one: string, other: string): string[] => [
  `if (${notANumber("x")}) { return x; }`,
  // Times 1, for a driver that takes subnormal numbers for 0 to give them as such: compared they are equal.
  `return (${notANumber("y")} || ${below(one, other)} ? y : x) * float(1 + user_zero);`,
];

const zeroWithSignOfX = "x * float(user_zero)";

export const helpers100: Readonly<Record<string, readonly string[]>> = {
  isNaN: [`return ${notANumber("x")};`],
  truth: ["return x == x && !(x == 0.0);"],
  minimum: lesserOf("y", "x"),
  maximum: lesserOf("x", "y"),
  // The size modulo 2^32, in two halves, since it may be more than an int takes at once.
  toInt: [
    "float size = floor(abs(x));",
    "if (!(size <= 3.4028234663852886e38)) { return 0; }",
    "size = size - floor(size * 2.32830644e-10) * 4294967296.0;",
    "float upper = floor(size * 1.52587891e-5);",
    "int value = int(upper) * 65536 + int(size - upper * 65536.0);",
    "return x < 0.0 ? 0 - value : value;",
  ],
  round: [
    "if (!(abs(x) < 8388608.0)) { return x; }",
    "float whole = floor(x);",
    "whole = x - whole < 0.5 ? whole : whole + 1.0;",
    `return whole == 0.0 ? ${zeroWithSignOfX} : whole;`,
  ],
  // |y| · 2^k is taken away for k from high to low, as in the others.
  remainder: [
    "float rest = abs(x);",
    "float by = abs(y);",
    "if (!(rest <= 3.4028234663852886e38) || !(y == y) || by == 0.0) { return float(user_zero) / float(user_zero); }",
    "if (rest < by) { return x; }",
    "float step = by;",
    "for (int turn = 0; turn < 1; turn += 0) {",
    "if (!(step + step <= rest)) { break; }",
    "step = step + step;",
    "}",
    "for (int turn = 0; turn < 1; turn += 0) {",
    "if (!(rest < step)) { rest = rest - step; }",
    "if (!(step > by)) { break; }",
    "step = step * 0.5;",
    "}",
    `if (rest == 0.0) { return ${zeroWithSignOfX}; }`,
    "return x < 0.0 ? -rest : rest;",
  ],
};
