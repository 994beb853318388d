/**
 * The library functions of `Math`, each written once in the kernel language for each float type (DESIGN.md §4.3).
 * `expandLibrary` puts them in the place of library calls, so every engine computes the same bits.
 */
import type { LibraryFunction } from "../kernel/functions.js";
import { cbrt } from "./cbrt.js";
import { exp } from "./exp.js";
import { expm1 } from "./expm1.js";
import { hypot } from "./hypot.js";
import { log } from "./log.js";
import { pow } from "./pow.js";
import type { LibraryScope, ScopedDefinition } from "./scoped.js";
import { cos, sin } from "./sin-cos.js";
import { cosh, sinh } from "./sinh-cosh.js";
import { tan } from "./tan.js";
import { tanh } from "./tanh.js";

export interface LibraryDefinition extends ScopedDefinition {
  readonly scope: LibraryScope;
  /** Functions of the scope (or of its functions' scopes) that stay calls: they run for rare arguments only. */
  readonly rare?: readonly ((...args: never[]) => number)[];
}

export interface LibraryEntry {
  readonly float32: LibraryDefinition;
  readonly float64: LibraryDefinition;
}

export const library: Partial<Record<LibraryFunction, LibraryEntry>> = {
  cbrt,
  cos,
  cosh,
  exp,
  expm1,
  hypot,
  log,
  pow,
  sin,
  sinh,
  tan,
  tanh,
};
