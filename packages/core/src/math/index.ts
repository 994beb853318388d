/**
 * The mathematical functions of the CPU family, and what a backend needs that brings its own: the entry
 * `@lockstep/core/math`.
 */

export { asinTail32 } from "./asin-acos.js";
export { atanTail32 } from "./atan.js";
export { expTail32 } from "./exp-tail.js";
export { expandLibrary } from "./expand.js";
export { expanderFromSource } from "./expand-from-source.js";
export { float32Bits, float32FromBits, lookup, toFloat32, toInt32 } from "./intrinsics.js";
export type { LibraryDefinition } from "./library.js";
export { twoOverPi } from "./two-over-pi.js";
