/**
 * The library functions of `Math`, each written once in the kernel language for each float type (DESIGN.md §4.3).
 * `expandLibrary` puts them in the place of library calls, so every engine computes the same bits.
 */
import type { LibraryFunction } from "../kernel/functions.js";
import { acos, asin } from "./asin-acos.js";
import { atan, atan2 } from "./atan.js";
import { cbrt } from "./cbrt.js";
import { exp } from "./exp.js";
import { expm1 } from "./expm1.js";
import { hypot } from "./hypot.js";
import { acosh, asinh, atanh } from "./inverse-hyperbolic.js";
import { log } from "./log.js";
import { log1p } from "./log1p.js";
import { log2, log10 } from "./log2-log10.js";
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

export const library: Readonly<Record<LibraryFunction, LibraryEntry>> = {
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  cbrt,
  cos,
  cosh,
  exp,
  expm1,
  hypot,
  log,
  log10,
  log1p,
  log2,
  pow,
  sin,
  sinh,
  tan,
  tanh,
};
