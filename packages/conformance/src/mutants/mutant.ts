/** What a mutant is: a backend that is wrong in one way, and the family of cases that has to notice. */
import type { Operand, View } from "@lockstep/core";
import type { ReferenceBackend } from "../reference/reference-backend.js";

export interface Mutant {
  readonly name: string;
  /** What it does wrong, as a sentence. */
  readonly fault: string;
  /** The family, or the query, that must catch it. */
  readonly caughtBy: string;
  readonly create: () => ReferenceBackend;
}

/** The same operand, seen through another layout. */
export function relaid(
  operand: Operand,
  change: (layout: View["layout"]) => Partial<View["layout"]>,
): Operand {
  if (typeof operand === "number") return operand;
  return { storage: operand.storage, layout: { ...operand.layout, ...change(operand.layout) } };
}
