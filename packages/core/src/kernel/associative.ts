/** Holds a promise of associativity against samples: f(f(a, b), c) must be f(a, f(b, c)). */
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
        const scale = Math.max(Math.abs(left), Math.abs(right), 1);
        if (Object.is(left, right) || Math.abs(left - right) <= 1e-9 * scale) continue;
        const name = parsed.name === "anonymous" ? "the function" : `'${parsed.name}'`;
        throw new LockstepError("REDUCE_ASSOCIATIVE", {
          cause: `${name} is not associative: for a = ${a}, b = ${b}, c = ${c}, f(f(a, b), c) is ${left}, but f(a, f(b, c)) is ${right}`,
          mend: "Leave out { associative: true }: the reduction then runs strictly from left to right",
        });
      }
    }
  }
}
