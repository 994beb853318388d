/** Puts the functions for cards in the place of a kernel's library calls. */
import type { Kernel } from "@lockstep/core";
import { expanderFromSource } from "@lockstep/core/math";
import { cardFunctions } from "./card-functions.js";

const expand = expanderFromSource(cardFunctions, "c");

/**
 * The kernel without library calls, in float32 and int32 as it was; itself where it has none. A kernel that calls one
 * of float64 throws a TypeError: no card computes in it.
 */
export const expandForCard = (kernel: Kernel): Kernel => expand(kernel);
