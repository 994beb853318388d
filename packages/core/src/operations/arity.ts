/** Checks how many values a function takes, and how many arguments an operation is given. */
import { LockstepError } from "../errors/lockstep-error.js";
import { mostArguments } from "./argument-types.js";

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;

/** Throws `ARGUMENT_INVALID` unless there is one argument for each value of the function. */
export function checkArity(operation: string, arity: number, args: readonly unknown[]): void {
  if (args.length === arity) return;
  throw new LockstepError("ARGUMENT_INVALID", {
    cause: `${operation} takes ${count(arity, "argument")}, but was given ${args.length}`,
    mend: "Give one tensor or number for each value that the function takes, and then the options",
  });
}

/** Throws `KERNEL_ARITY` unless a person's function takes as many values as the operation gives it. */
export function checkFunctionArity(
  operation: string,
  arity: number,
  least: number,
  most: number,
  mend: string,
): void {
  if (arity >= least && arity <= most) return;
  const wanted = least === most ? count(least, "value") : `${least} values or more`;
  throw new LockstepError("KERNEL_ARITY", {
    cause: `${operation} takes a function of ${wanted}, but this one takes ${arity}`,
    mend: arity > mostArguments ? `Use at most ${mostArguments}` : mend,
  });
}
