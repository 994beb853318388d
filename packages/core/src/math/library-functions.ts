/** The library's functions as trees, each made from its text when a kernel first calls it. */
import { decode } from "../kernel/decode.js";
import type { LibraryFunction } from "../kernel/functions.js";
import type { Call, KernelFunction } from "../kernel/tree.js";
import type { FloatType } from "./analyse.js";
import { numberOf as numberOfText, texts } from "./library-text.js";
import { tableAt } from "./tables.js";

/** By their numbers, which is also how they call each other; only what was asked for is there. */
export const made: KernelFunction[] = [];

/** Whether a function stays a call, because only rare arguments need it. */
export const isRare = (number: number): boolean => texts[number]!.startsWith("!");

/** A call of a function of the library. */
export interface LibraryCall extends Call {
  readonly fn: LibraryFunction;
  readonly type: FloatType;
}

/** The number of the function that is called, which after that, and all that it calls, is in `made`. */
export function numberOf({ fn, type }: LibraryCall): number {
  const number = numberOfText(fn, type);
  make(number);
  return number;
}

function make(number: number): KernelFunction {
  let fn = made[number];
  if (!fn) {
    const [, name, text] = /^!?(\S*) (.*)$/s.exec(texts[number]!)!;
    fn = decode(name!, text!, { callee: make, table: tableAt });
    made[number] = fn;
  }
  return fn;
}
