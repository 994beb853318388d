/** The mathematical functions of the CPU family: the entry `@lockstep/core/math`. */
export { expandLibrary } from "./expand.js";
export { type LibraryDefinition, type LibraryEntry, library } from "./library.js";
