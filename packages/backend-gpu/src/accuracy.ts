/**
 * How exact an engine's arithmetic and functions are.
 *
 * On cards the functions are ours (see `functions/`), made of + − × ÷ √. Drivers on the processor round those as IEEE 754
 * says. Of cards the standards of their languages promise less: ÷ within 2.5 units in the last place (WGSL, "Accuracy of
 * concrete floating point expressions"; GLSL ES 3.00 §4.5.1), and √ as what an inverse square root of 2 units gives. The
 * functions keep their figures even so, as their README shows.
 */
import { type Accuracy, type Capabilities, type LibraryFunction, libraryFunctions } from "@lockstep/core";
import { type Adapter, type EngineName, isPlain } from "./engines/engine.js";

const exact: Accuracy = { ulp: 0 };
const promised: Accuracy = { ulp: 3 };

/** Units in the last place, rounded up from what was measured. */
const ofCards: Readonly<Record<LibraryFunction, number>> = {
  acos: 1.2,
  acosh: 1.5,
  asin: 1.7,
  asinh: 2,
  atan: 1.4,
  atan2: 1.6,
  atanh: 1.1,
  cbrt: 0.8,
  cos: 1.6,
  cosh: 1.5,
  exp: 1,
  expm1: 1.4,
  hypot: 1.2,
  log: 0.9,
  log10: 0.9,
  log1p: 1.1,
  log2: 0.9,
  pow: 1.1,
  sin: 1.7,
  sinh: 1.7,
  tan: 1.4,
  tanh: 1.5,
};

/** `Math`'s own in float64, rounded once; hypot is 0.69. */
const rounded = 0.7;

export function accuracyOf(
  engine: EngineName,
  { software }: Adapter,
): Pick<Capabilities, "arithmetic" | "functions"> {
  const functions = {} as Record<LibraryFunction, Accuracy>;
  for (const name of Object.keys(libraryFunctions) as LibraryFunction[]) {
    functions[name] = { ulp: isPlain(engine) ? rounded : ofCards[name] };
  }
  return { arithmetic: software ? exact : promised, functions };
}
