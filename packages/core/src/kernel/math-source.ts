/** `map(Math.exp)`: a function of `Math` passed as it is, whose source cannot be read, as one that calls it. */
import { type ExactFunction, functionArity, type LibraryFunction } from "./functions.js";
import { Source } from "./source.js";

/** The source of a function that calls `Math[name]`. */
export function mathSource(name: string): Source {
  const values = functionArity[name as ExactFunction | LibraryFunction] === 2 ? "x, y" : "x";
  return new Source(`(${values}) => Math.${name}(${values})`);
}
