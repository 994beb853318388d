/**
 * The numeric functions of `Math`, in two sorts. Exact functions have one right answer that every platform gives
 * (IEEE 754 operations, or defined on integers). Library functions are approximations, and platforms differ: the CPU
 * family computes them by `@lockstep/core/math`, a graphics card by its own, within the accuracy it states.
 */

/** Function → number of arguments. `min`, `max` and `hypot` of more arguments become nested calls of two. */
export const exactFunctions = {
  abs: 1,
  ceil: 1,
  floor: 1,
  round: 1,
  trunc: 1,
  sign: 1,
  sqrt: 1,
  fround: 1,
  min: 2,
  max: 2,
  imul: 2,
  clz32: 1,
} as const;

export const libraryFunctions = {
  acos: 1,
  acosh: 1,
  asin: 1,
  asinh: 1,
  atan: 1,
  atan2: 2,
  atanh: 1,
  cbrt: 1,
  cos: 1,
  cosh: 1,
  exp: 1,
  expm1: 1,
  hypot: 2,
  log: 1,
  log10: 1,
  log1p: 1,
  log2: 1,
  pow: 2,
  sin: 1,
  sinh: 1,
  tan: 1,
  tanh: 1,
} as const;

export type ExactFunction = keyof typeof exactFunctions;
export type LibraryFunction = keyof typeof libraryFunctions;

export const isExactFunction = (name: string): name is ExactFunction => Object.hasOwn(exactFunctions, name);
export const isLibraryFunction = (name: string): name is LibraryFunction =>
  Object.hasOwn(libraryFunctions, name);

/** The number of values that a function of `Math` takes. */
export const functionArity: Readonly<Record<ExactFunction | LibraryFunction, number>> = {
  ...exactFunctions,
  ...libraryFunctions,
};
