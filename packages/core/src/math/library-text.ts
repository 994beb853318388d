/**
 * The library as text, each function when it is asked for. In what is published the build puts a table of all texts
 * in the place of this module (see `precompile.ts`), so that no page carries the library's source and reads it.
 */
import { signOf } from "../kernel/alphabet.js";
import { encode } from "../kernel/encode.js";
import type { LibraryFunction } from "../kernel/functions.js";
import { analyse, type FloatType } from "./analyse.js";

/**
 * A function's name, if it has one that matters, a space, and its text. Functions that stay calls, because only rare
 * arguments need them, begin with "!". Callees come before their callers.
 */
export const texts: string[] = [];
/** What lookups look into. */
export const tables: (readonly number[])[] = [];

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
  const { functions, isRare } = analyse(fn, type);
  const added: number[] = [];
  for (const [i, part] of functions.entries()) {
    const text = encode(part, {
      callee: (callee) => signOf(added[callee]!),
      table: (table) => signOf(indexIn(tables, table)),
    });
    const name = i === functions.length - 1 ? fn : isRare(i) ? `!${part.name}` : "";
    added.push(indexIn(texts, `${name} ${text}`));
  }
  return added.at(-1)!;
}

/** Where an item stands in a list; adds it if it does not. */
function indexIn<Item>(list: Item[], item: Item): number {
  const index = list.indexOf(item);
  return index < 0 ? list.push(item) - 1 : index;
}
