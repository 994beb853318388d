/** The mathematical functions of the CPU family: the entry `@lockstep/core/math`. */
export { expandLibrary } from "./expand.js";
