/**
 * The mutants: the reference backend, wrong in one way each. They are how the suite is held to its word: a
 * test of its own shows that the reference passes and that every mutant is caught, and by which family.
 */
import { arithmeticMutants } from "./arithmetic-mutants.js";
import { chainingMutant } from "./chaining-mutant.js";
import { contractingMutant } from "./contracting-mutant.js";
import { layoutMutants } from "./layout-mutants.js";
import { memoryMutants } from "./memory-mutants.js";
import type { Mutant } from "./mutant.js";
import { reductionMutants } from "./reduction-mutants.js";

export const mutants: readonly Mutant[] = [
  ...layoutMutants,
  ...arithmeticMutants,
  contractingMutant,
  ...reductionMutants,
  ...memoryMutants,
  chainingMutant,
];
