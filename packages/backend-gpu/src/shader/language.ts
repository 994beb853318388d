/** What the shading languages in which kernels are written have in common, and where they differ. */
import type { ValueType } from "@lockstep/core";
import type { Construct } from "../gather/jumps.js";

/** Operators on the bits of integers. */
export type BitOperator = "&" | "|" | "^";

/** Functions of integers that have the same name for floats. */
export type IntegerFunction = "abs" | "max" | "min" | "sign";

/** Types that a graphics card computes in. */
export type ShaderType = Exclude<ValueType, "float64">;

export interface NamedValue {
  readonly name: string;
  readonly type: ShaderType;
}

export interface Language {
  readonly types: Readonly<Record<ShaderType, string>>;
  readonly zeros: Readonly<Record<ShaderType, string>>;
  /** What a function is called where it is called: GPU.js puts something before names of WGSL. */
  called(name: string): string;
  /** A function whose body are lines. */
  fn(name: string, parameters: readonly NamedValue[], result: ShaderType, body: readonly string[]): string[];
  /** A constant table, outside of all functions. */
  table(value: NamedValue, entries: readonly string[]): string;
  /** The entry of a table at `index`, which is within it. */
  lookup(table: string, index: string): string;
  /** A variable that is zero, or false, at first. */
  variable(value: NamedValue): string;
  /** `test ? then : otherwise`; both may be computed. */
  select(test: string, then: string, otherwise: string): string;
  /** A number of one type as another, where that is a plain conversion. */
  cast(type: ShaderType, value: string): string;
  /** The same 32 bits as another type. */
  bitsOf(value: string): string;
  fromBits(value: string): string;
  /** A loop without end, and a body that runs once and can be left. */
  readonly loop: Construct;
  readonly once: Construct;
  /** The word at `index` (int32, not negative) of an array that GPU.js was given as the argument `array`. */
  element(array: string, index: string): string;
  /**
   * An int that is 0, which no compiler knows: GPU.js is given it as the last argument, `zero`. What is made of it is no
   * constant, so that nothing is computed ahead, in another order or another precision than the kernel's.
   */
  readonly zero: string;
  /** The same int, made with `zero`. */
  unknown(value: string): string;
  /** The same for a finite float other than −0, where that takes less than to make it of its bits. */
  unknownFloat?(text: string): string;
  /** Lines with which the function that GPU.js calls begins: what is asked beyond the result's end is not computed. */
  readonly beyondEnd: readonly string[];
  bitwise(op: BitOperator, left: string, right: string): string;
  bitNot(value: string): string;
  /** `shift` is from 0 to 31. */
  shiftLeft(value: string, shift: string): string;
  shiftRight(value: string, shift: string): string;
  shiftRightUnsigned(value: string, shift: string): string;
  ofIntegers(fn: IntegerFunction, ...args: readonly string[]): string;
  /** Helpers (see `prelude.ts`) of whose bodies there are others here, since those there would not do. */
  readonly helpers: Readonly<Record<string, readonly string[]>>;
  /** Whether an int32 is kept as two words, its lower and its upper half, since the language sees no bits of floats. */
  readonly halves: boolean;
  /** The int32 at `index` of an array, where they are kept in halves. */
  integerElement?(array: string, index: string): string;
  /** Functions that stand before everything, as many of them as `program` calls: what the language itself lacks. */
  support(program: string): readonly string[];
}
