/**
 * How many lanes: the more registers a value takes, the more independent work there is while a chain of operations
 * waits for itself, until there are more values than registers. Measured on float32 functions, in cache: four in
 * flight for all sorts of straight code (a quarter faster than one on tanh and Black–Scholes, 8 % slower on exp), two
 * in loops that run until the last lane is done.
 */
import type { Kernel } from "@lockstep/core";
import { hasLoop, weigh } from "../../weight.js";

/** Nodes of a body beyond which the code gets too long to be written for four registers. */
const heavy = 1500;

export function lanesFor({ body, locals, type }: Kernel): number {
  const isWide = type === "float64" || locals.some((local) => local.type === "float64");
  const registers = hasLoop(body) || weigh(body) > heavy ? 2 : 4;
  return isWide ? Math.max(4, registers * 2) : registers * 4;
}
