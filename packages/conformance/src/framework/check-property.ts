/**
 * The check of a property: fast-check draws the inputs from a seed that is part of the case's id, so a case
 * is the same every time, and makes a counterexample smaller before it is told.
 */
import fc from "fast-check";
import { CaseFailure } from "./failure.js";

/** Draws per case. */
const draws = 5;
/** How long a counterexample may be made smaller, in milliseconds. */
const shrinkingLimit = 5_000;

/** Fails the case with the smallest counterexample found, unless `holds` resolves for each of a few draws. */
export async function checkProperty<T>(
  arbitrary: fc.Arbitrary<T>,
  seed: number,
  holds: (value: T) => Promise<void>,
): Promise<void> {
  const property = fc.asyncProperty(arbitrary, holds);
  const outcome = await fc.check(property, { seed, numRuns: draws, interruptAfterTimeLimit: shrinkingLimit });
  if (!outcome.failed || outcome.counterexample === null) return;
  const reason =
    outcome.errorInstance instanceof Error ? outcome.errorInstance.message : String(outcome.errorInstance);
  throw new CaseFailure(
    `A counterexample (seed ${outcome.seed}, path ${outcome.counterexamplePath}):\n` +
      `  ${fc.stringify(outcome.counterexample[0])}\n${reason}`,
  );
}
