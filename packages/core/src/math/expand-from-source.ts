/** Library functions that are compiled from their source when a kernel first calls them. */
import type { LibraryFunction } from "../kernel/functions.js";
import type { Kernel } from "../kernel/tree.js";
import { Analysis } from "./analyse.js";
import { expander } from "./expand.js";
import type { LibraryDefinition } from "./library.js";

/**
 * What `expandLibrary` does, with functions of float32 of one's own in the place of float32 calls. Calls of float64
 * cannot be expanded: such a kernel throws.
 *
 * `mark`: what tells the hashes of these kernels from those that others expand.
 */
export function expanderFromSource(
  definitions: Readonly<Record<LibraryFunction, LibraryDefinition>>,
  mark: string,
): (kernel: Kernel) => Kernel {
  const analysis = new Analysis("float32");
  const numbers = new Map<LibraryFunction, number>();
  return expander(
    analysis.functions,
    (number) => analysis.isRare(number),
    ({ fn, type }) => {
      if (type !== "float32") throw new TypeError(`There is no Math.${fn} of ${type} here`);
      const number = numbers.get(fn) ?? analysis.add(fn, definitions[fn]);
      numbers.set(fn, number);
      return number;
    },
    mark,
  );
}
