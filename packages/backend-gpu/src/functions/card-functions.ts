/** The library functions of `Math` in float32 and int32 alone, which is all that a graphics card computes in. */
import type { LibraryFunction } from "@lockstep/core";
import type { LibraryDefinition } from "@lockstep/core/math";
import { acos, asin } from "./asin-acos.js";
import { atan, atan2 } from "./atan.js";
import { cbrt } from "./cbrt.js";
import { exp } from "./exp.js";
import { expm1 } from "./expm1.js";
import { hypot } from "./hypot.js";
import { acosh, asinh, atanh } from "./inverse-hyperbolic.js";
import { log, log1p } from "./log.js";
import { log2, log10 } from "./log2-log10.js";
import { pow } from "./pow.js";
import { cos, sin } from "./sin-cos.js";
import { cosh, sinh } from "./sinh-cosh.js";
import { tan } from "./tan.js";
import { tanh } from "./tanh.js";

export const cardFunctions: Readonly<Record<LibraryFunction, LibraryDefinition>> = {
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
