/** How a library function's helpers get the scope they need; the compiler knows it, so it lives with the compiler. */
export {
  type LibraryScope,
  type ScopedDefinition,
  scoped,
  scopedDefinition,
} from "../kernel/scoped.js";
