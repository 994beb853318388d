/** Writes the module that stands in the place of `library-text.ts` in what is published. For the build alone. */
import { type LibraryFunction, libraryFunctions } from "../kernel/functions.js";
import { numberOf, tables, texts } from "./library-text.js";

/** The module's text: every function for both types. */
export function precompile(): string {
  const names = Object.keys(libraryFunctions) as LibraryFunction[];
  const numbers = names.map((name) => [name, [numberOf(name, "float32"), numberOf(name, "float64")]]);
  return [
    `export const texts = ${JSON.stringify(texts)};`,
    `export const tables = ${JSON.stringify(tables)};`,
    `const numbers = ${JSON.stringify(Object.fromEntries(numbers))};`,
    'export const numberOf = (fn, type) => numbers[fn][type === "float64" ? 1 : 0];',
  ].join("\n");
}
