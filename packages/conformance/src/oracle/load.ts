/** How elements and numbers reach a kernel: converted to the types of its parameters. */
import type { Parameter } from "@lockstep/core";
import type { Allowance } from "./allowance.js";
import { convertNumber } from "./exactly.js";
import type { Interval } from "./interval.js";

export const loadExactly = (parameters: readonly Parameter[], args: readonly number[]): number[] =>
  parameters.map(({ type }, i) => convertNumber(args[i]!, type));

export const loadWithin = (
  parameters: readonly Parameter[],
  args: readonly number[],
  allowance: Allowance,
): Interval[] => parameters.map(({ type }, i) => allowance.loaded(args[i]!, type));
