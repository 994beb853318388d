/**
 * GLSL ES 1.00, the shading language of WebGL 1. It has no operators on bits and sees none of a float, so those are worked
 * out by arithmetic (`glsl-100-support.ts`); it has loops with constant bounds alone, no constant arrays, and functions of
 * floats alone. The specification leaves open how wide an int is: `probe.ts` asks whether it has 32 bits and wraps.
 */
import { glsl } from "./glsl.js";
import { helpers100 } from "./glsl-100-helpers.js";
import { supportFor } from "./glsl-100-support.js";
import type { BitOperator, Language } from "./language.js";

const smallest = "(-2147483647 - 1)";

const bitFunctions: Readonly<Record<BitOperator, string>> = { "&": "bitAnd", "|": "bitOr", "^": "bitXor" };

export const glsl100: Language = {
  ...glsl,
  // Tables cannot be indexed by what is no constant: all entries but one are taken times 0.
  table: ({ name, type }, entries) => {
    const terms = entries.map((entry, at) => `${entry} * ${glsl.types[type]}(i == ${at})`);
    return `${glsl.types[type]} ${name}(int i) {\nreturn ${terms.join(" + ")};\n}`;
  },
  lookup: (table, index) => `${table}(${index})`,
  bitsOf: (value) => `bitsOfFloat(${value})`,
  fromBits: (value) => `floatOfBits(${value})`,
  // Constant bounds are asked for, but no step that ever reaches them: the loop ends where it is left.
  loop: { open: "for (int turn = 0; turn < 1; turn += 0) {", close: ["}"] },
  once: { open: "for (int turn = 0; turn < 1; turn += 1) {", close: ["}"] },
  unknown: (value) => `(${value} + user_zero)`,
  unknownFloat: (text) => `(${text} * float(1 + user_zero))`,
  element: (array, index) => `wordAt(user_${array}, user_${array}Size, ${index})`,
  bitwise: (op, left, right) => (op === "&" ? masked(left, right) : `${bitFunctions[op]}(${left}, ${right})`),
  bitNot: (value) => `(-1 - ${value})`,
  shiftLeft: (value, shift) => `(${value} * ${/^\d+$/.test(shift) ? 2 ** Number(shift) : `twoTo(${shift})`})`,
  shiftRight: (value, shift) => `shiftedRight(${value}, ${shift})`,
  shiftRightUnsigned: (value, shift) => `shiftedRightUnsigned(${value}, ${shift})`,
  ofIntegers: (fn, ...args) => `${fn}Int(${args.join(", ")})`,
  helpers: helpers100,
  halves: true,
  integerElement: (array, index) => `integerAt(user_${array}, user_${array}Size, ${index})`,
  support: supportFor,
};

/** `left & right`: by one division where the right side is known and its ones are all below, or all above, some bit. */
function masked(left: string, right: string): string {
  if (right === smallest) return `signBit(${left})`;
  const [, digits] = /^\(?(-?\d+)\)?$/.exec(right) ?? [];
  const mask = Number(digits);
  const step = mask >= 0 ? mask + 1 : -mask;
  if (digits === undefined || !Number.isInteger(Math.log2(step))) return `bitAnd(${left}, ${right})`;
  if (mask === 2 ** 31 - 1) return `withoutSignBit(${left})`;
  return `${mask >= 0 ? "lowerBits" : "upperBits"}(${left}, ${step})`;
}
