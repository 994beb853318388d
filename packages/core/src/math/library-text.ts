/**
 * The library as text, each function when it is asked for. In what is published the build puts a table of all texts
 * in the place of this module (see `precompile.ts`), so that no page carries the library's source and reads it.
 */
import { signOf } from "../kernel/alphabet.js";
import { encode } from "../kernel/encode.js";
import type { LibraryFunction } from "../kernel/functions.js";
import { Analysis, type FloatType } from "./analyse.js";
import { library } from "./library.js";
import { tableAt, tableCount } from "./tables.js";

/**
 * A function's name, if it has one that matters, a space, and its text. Functions that stay calls, because only rare
 * arguments need them, begin with "!". Callees come before their callers.
 */
export const texts: string[] = [];
const tables = Array.from({ length: tableCount }, (_, number) => tableAt(number));
const numbers = new Map<string, number>();

/** The number of a function of the library: where its text stands. */
export function numberOf(fn: LibraryFunction, type: FloatType): number {
  const key = `${fn} ${type}`;
  let number = numbers.get(key);
  if (number === undefined) {
    number = add(fn, type);
    numbers.set(key, number);
  }
  return number;
}

function add(fn: LibraryFunction, type: FloatType): number {
  const analysis = new Analysis(type);
  analysis.add(fn, library[fn][type]);
  const { functions } = analysis;
  const added: number[] = [];
  for (const [i, part] of functions.entries()) {
    const text = encode(part, {
      callee: (callee) => signOf(added[callee]!),
      table: (table) => signOf(tables.indexOf(table)),
    });
    const name = i === functions.length - 1 ? fn : analysis.isRare(i) ? `!${part.name}` : "";
    const whole = `${name} ${text}`;
    const index = texts.indexOf(whole);
    added.push(index < 0 ? texts.push(whole) - 1 : index);
  }
  return added.at(-1)!;
}
