/** How a command is divided among hands. */
import type { Command } from "@lockstep/codegen";
import { mostParts } from "../ring/control.js";

/** Parts for each hand, so that uneven work balances. */
const partsPerHand = 16;
/** Nanoseconds that a part should take at least, and at most: calling it costs some 300, and a caller must not be away long. */
const shortestPart = 8_000;
const longestPart = 250_000;

/**
 * Turns of a part. `cost`: nanoseconds for an element. `chunk`: elements of a part, where a person chose them.
 */
export function partTurnsOf(
  { turns, perTurn, grain, fewParts }: Command,
  from: number,
  hands: number,
  cost: number,
  chunk?: number,
): number {
  const left = turns - from;
  const least = Math.ceil(left / mostParts);
  // A product over an axis of length 0 visits nothing.
  if (chunk !== undefined) return Math.max(1, least, Math.min(left, Math.round(chunk / perTurn)));
  const whole = (count: number): number => Math.max(grain, Math.ceil(count / grain) * grain, least);
  if (fewParts !== undefined) return whole(left / (hands * fewParts));
  const perTurnCost = Math.max(cost * perTurn, 0.001);
  const time = Math.min(longestPart, Math.max(shortestPart, (left * perTurnCost) / (hands * partsPerHand)));
  // A grain is there for speed; where a turn is long, balance matters more.
  const fine = grain * perTurnCost > time ? Math.max(1, Math.round(time / perTurnCost), least) : undefined;
  return fine ?? whole(time / perTurnCost);
}
