/** Kernels of three sorts, each decided by a number, with what they are given. */
import {
  type Draw,
  functionOf,
  randomKernel,
  randomPartingKernel,
  randomProgram,
} from "@lockstep/conformance";
import {
  compileMap,
  type Kernel,
  type LibraryFunction,
  LockstepError,
  libraryFunctions,
  parseFunction,
  type ValueType,
} from "@lockstep/core";
import { chance, drawsFrom, pickFrom } from "./draws.js";
import { type Given, randomGiven } from "./random-operands.js";

export interface RandomCase {
  readonly kernel: Kernel;
  readonly given: Given;
  /** What to run again, and what it was made of. */
  readonly title: string;
}

const types: readonly ValueType[] = ["bool", "int32", "float32", "float64"];
const library = Object.keys(libraryFunctions) as LibraryFunction[];

/** Trees of every node and statement. */
export function treeCase(seed: number): RandomCase {
  const draw = drawsFrom(seed);
  const kernel = randomKernel(draw, randomTypes(draw));
  return { kernel, given: randomGiven(draw, kernel), title: `tree ${seed}` };
}

/** Trees whose elements go different ways. */
export function partingCase(seed: number): RandomCase {
  const draw = drawsFrom(seed);
  const called = chance(draw, 10) ? [pickFrom(draw, library)] : [];
  const kernel = randomPartingKernel(draw, randomTypes(draw), called);
  return { kernel, given: randomGiven(draw, kernel), title: `parting ${seed}` };
}

const randomTypes = (draw: Draw): ValueType[] =>
  Array.from({ length: draw(1, 3) }, () => pickFrom(draw, types));

const numbers = ["float32", "float32", "float64", "int32", "uint8", "bool"] as const;
const integers = ["int32", "uint8", "bool"] as const;

/** Functions as people write them; `undefined` where the language refuses what was drawn. */
export function programCase(seed: number): RandomCase | undefined {
  const draw = drawsFrom(seed);
  const ofIntegers = chance(draw, 30);
  const dtypes = Array.from({ length: draw(1, 3) }, () => pickFrom(draw, ofIntegers ? integers : numbers));
  const called = chance(draw, 15) ? [pickFrom(draw, library)] : [];
  const program = randomProgram(draw, dtypes.length, { integers: ofIntegers, library: called });
  try {
    const parsed = parseFunction(functionOf(program.text), { operation: "map", scope: program.scope });
    const kernel = compileMap(parsed, dtypes);
    return { kernel, given: randomGiven(draw, kernel), title: `program ${seed}\n${program.text}` };
  } catch (error) {
    if (error instanceof LockstepError && error.code === "KERNEL_TYPE") return undefined;
    throw error;
  }
}
