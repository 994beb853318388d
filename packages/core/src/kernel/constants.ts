/** The named numbers of the kernel language. */

const mathConstants = ["E", "LN10", "LN2", "LOG10E", "LOG2E", "PI", "SQRT1_2", "SQRT2"] as const;
const numberConstants = [
  "EPSILON",
  "MAX_SAFE_INTEGER",
  "MAX_VALUE",
  "MIN_SAFE_INTEGER",
  "MIN_VALUE",
  "NaN",
  "NEGATIVE_INFINITY",
  "POSITIVE_INFINITY",
] as const;

/** `Math.PI`, `Number.EPSILON`, …; undefined for anything else. */
export function namedConstant(object: "Math" | "Number", property: string): number | undefined {
  if (object === "Math") {
    const name = mathConstants.find((constant) => constant === property);
    return name && Math[name];
  }
  const name = numberConstants.find((constant) => constant === property);
  return name && Number[name];
}

/** Globals that are numbers. */
export const globalNumbers: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
};

/** Globals that are functions of the language, also as members of `Number`. */
export const globalFunctions = ["isNaN", "isFinite", "Number", "Boolean"] as const;
export const numberFunctions = ["isNaN", "isFinite", "isInteger"] as const;
