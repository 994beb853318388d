/** A function for cards as a kernel that calls nothing else, and as one of JavaScript. */
import {
  compileMap,
  type Evaluate,
  evaluator,
  type Kernel,
  type LibraryFunction,
  libraryFunctions,
  parseFunction,
} from "@lockstep/core";
import { expandForCard } from "../expand-for-card.js";

export const all = Object.keys(libraryFunctions) as LibraryFunction[];
export const ofOne = all.filter((fn) => libraryFunctions[fn] === 1);
export const ofTwo = all.filter((fn) => libraryFunctions[fn] === 2);

export const native = (fn: LibraryFunction): ((...args: number[]) => number) => Math[fn] as never;

export function cardKernel(fn: LibraryFunction): Kernel {
  const parsed = parseFunction(native(fn) as never, { operation: "map" });
  const types = Array.from({ length: libraryFunctions[fn] }, () => "float32" as const);
  return expandForCard(compileMap(parsed, types));
}

/** Bit for bit what a card gives that keeps subnormals and rounds as IEEE 754 says. */
export const onCard = (fn: LibraryFunction): Evaluate => evaluator(cardKernel(fn));
