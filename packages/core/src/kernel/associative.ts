/**
 * Holds a promise of associativity against samples: f(f(a, b), c) must be f(a, f(b, c)). The lanes of the tree take
 * elements out of their order, so f(a, b) must be f(b, a) as well.
 */
import { LockstepError } from "../errors/lockstep-error.js";
import type { ParsedFunction } from "./parsed-function.js";
import { personsFunction } from "./persons-function.js";
import type { Kernel } from "./tree.js";

const floats = [0.5, -1.25, 3, 0, 7.75, -0.1, 100.5];
const integers = [1, -2, 3, 0, 17, -5, 1000];

/** Throws `REDUCE_ASSOCIATIVE` with the sample that breaks the promise. Rounding differences are let pass. */
export function checkAssociative(parsed: ParsedFunction, step: Kernel): void {
  const fn = personsFunction(step)!;
  const samples: (number | boolean)[] =
    step.type === "bool" ? [false, true] : step.type === "int32" ? integers : floats;
  for (const a of samples) {
    for (const b of samples) {
      for (const c of samples) {
        const [left, right] = [Number(fn(fn(a, b), c)), Number(fn(a, fn(b, c)))];
        if (agree(left, right)) continue;
        throw broken(
          parsed,
          `is not associative: for a = ${a}, b = ${b}, c = ${c}, f(f(a, b), c) is ${left}, but f(a, f(b, c)) is ${right}`,
        );
      }
      const [one, other] = [Number(fn(a, b)), Number(fn(b, a))];
      if (agree(one, other)) continue;
      throw broken(
        parsed,
        `depends on the order of its values: for a = ${a}, b = ${b}, f(a, b) is ${one}, but f(b, a) is ${other}`,
      );
    }
  }
}

const agree = (one: number, other: number): boolean =>
  Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(Math.abs(one), Math.abs(other), 1);

function broken(parsed: ParsedFunction, how: string): LockstepError {
  const name = parsed.name === "anonymous" ? "the function" : `'${parsed.name}'`;
  return new LockstepError("REDUCE_ASSOCIATIVE", {
    cause: `${name} ${how}`,
    mend: "Leave out { associative: true }: the reduction then runs strictly from left to right",
  });
}
