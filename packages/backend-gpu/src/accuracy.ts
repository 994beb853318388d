/**
 * How exact an engine's arithmetic and functions are.
 *
 * The functions are ours (see `functions/`), computed with the card's + − × ÷ √. Drivers on the processor round those as
 * IEEE 754 says, and there the figures are those that the functions were measured to have; of cards the standards of
 * their languages promise less: ÷ within 2.5 units in the last place (WGSL §15.7.4, GLSL ES 3.00 §4.5.1), and √ as the
 * inverse of an inverse square root.
 */
import { type Accuracy, type Capabilities, type LibraryFunction, libraryFunctions } from "@lockstep/core";
import type { Adapter, EngineName } from "./engines/engine.js";

const exact: Accuracy = { ulp: 0 };
const promised: Accuracy = { ulp: 3 };

export function accuracyOf(
  _: EngineName,
  { software }: Adapter,
): Pick<Capabilities, "arithmetic" | "functions"> {
  const functions = Object.fromEntries(
    (Object.keys(libraryFunctions) as LibraryFunction[]).map((name) => [name, { ulp: 2 }]),
  ) as Record<LibraryFunction, Accuracy>;
  return { arithmetic: software ? exact : promised, functions };
}
