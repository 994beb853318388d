/** Kernels: from a person's function to typed, plain data. */
export { type ArgumentType, compileMap } from "./compile.js";
export { compileReduction, type ReductionOptions } from "./compile-reduction.js";
export { type Evaluate, evaluator } from "./evaluate.js";
export {
  type ExactFunction,
  exactFunctions,
  isExactFunction,
  isLibraryFunction,
  type LibraryFunction,
  libraryFunctions,
} from "./functions.js";
export { type ParsedFunction, type ParseOptions, parseFunction } from "./parsed-function.js";
export { type PersonsFunction, personsFunction } from "./persons-function.js";
export { printKernel } from "./print.js";
export type { Scope, ScopeFunction, ScopeValue } from "./scope.js";
export { scoped } from "./scoped.js";
export type * from "./tree.js";
export {
  bodiesOf,
  eachExpression,
  eachNode,
  expressionsOf,
  partsOf,
  someExpression,
  someStatement,
} from "./walk.js";
