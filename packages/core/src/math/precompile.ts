/** Writes the module that stands in the place of `library-text.ts` in what is published. For the build alone. */
import { type LibraryFunction, libraryFunctions } from "../kernel/functions.js";
import { numberOf, texts } from "./library-text.js";

/** The module's text: every function for both types. */
export function precompile(): string {
  for (const name of Object.keys(libraryFunctions) as LibraryFunction[]) {
    const numbers = [numberOf(name, "float32"), numberOf(name, "float64")];
    const named = texts.flatMap((text, number) => (text.startsWith(`${name} `) ? [number] : []));
    if (named.join() !== numbers.join()) throw new Error(`${name} is ${numbers}, but found at ${named}`);
  }
  return [
    `export const texts = ${JSON.stringify(texts.join("\n"))}.split("\\n");`,
    "const numberFrom = (first, fn) => texts.findIndex((text, i) => i >= first && text.startsWith(fn));",
    "export const numberOf = (fn, type) => {",
    '  const first = numberFrom(0, fn + " ");',
    '  return type === "float64" ? numberFrom(first + 1, fn + " ") : first;',
    "};",
  ].join("\n");
}
