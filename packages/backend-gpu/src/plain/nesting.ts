/** How deep expressions may be nested in the texts that GPU.js is given, which it and the platform walk by recursion. */
import { type Expression, eachExpression, LockstepError, partsOf } from "@lockstep/core";
import type { Gather } from "../gather/gather.js";
import { isKernelFunction } from "./plain-program.js";

/** How deep may be too deep before, where little of the stack is left; in its mode cpu GPU.js then tells the console alone. */
const deepest = 1000;

export const tooDeep = ({ name }: Gather, origin?: unknown): LockstepError =>
  new LockstepError("KERNEL_LIMIT", {
    cause: `${name} nests operations deeper than GPU.js takes`,
    mend: "Give parts of the expression to variables, or write it as a loop",
    origin,
  });

/** Throws `KERNEL_LIMIT` where an expression is nested too deep. */
export function refuseDeepNesting(gather: Gather): void {
  // Not by recursion: what is to be refused may be deeper than that goes.
  const refuseIn = (root: Expression): void => {
    let level: readonly Expression[] = [root];
    for (let depth = 0; level.length > 0; depth++) {
      if (depth > deepest) throw tooDeep(gather);
      level = level.flatMap(partsOf);
    }
  };
  eachExpression(gather.body, refuseIn);
  for (const fn of gather.functions) {
    if (isKernelFunction(fn)) eachExpression(fn.body, refuseIn);
  }
}
