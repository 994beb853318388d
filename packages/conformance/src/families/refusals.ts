/**
 * Refusals: what a backend's tensors must not be asked to do is refused with the same code, and of source
 * text at the same place, on every backend, before anything has been written.
 */

import type { Bench } from "../framework/bench.js";
import { type Case, needDtypes } from "../framework/case.js";
import { mustRefuse, mustReject, type Refusal } from "../framework/check-refusal.js";
import { elementwise } from "../framework/checks.js";
import { sample } from "../model/samples.js";
import { mustMatch } from "../oracle/compare.js";
import { type RefusedArguments, refusedArguments } from "./refused-arguments.js";
import { type RefusedFunction, refusedFunctions } from "./refused-functions.js";

export function refusalCases(): Case[] {
  const functions = Object.entries(refusedFunctions).map(
    ([name, refused]): Case => ({
      id: `refusals/functions/${name}`,
      needs: [needDtypes("float32")],
      run: (bench) => refuseFunction(bench, refused),
    }),
  );
  const calls = Object.entries(refusedArguments).map(
    ([name, refused]): Case => ({
      id: `refusals/arguments/${name}`,
      needs: [needDtypes("float32", "int32")],
      run: (bench) => refuseArguments(bench, refused),
    }),
  );
  return [...functions, ...calls];
}

/**
 * Refused at `map` itself, or at the latest when it is called; and then again, for what was refused is not
 * kept.
 */
async function refuseFunction(
  bench: Bench,
  { fn, arity = 1, scope, ...refusal }: RefusedFunction,
): Promise<void> {
  const x = bench.tensor(sample("float32", [4]));
  const out = sample("float32", [4], 9);
  const target = bench.tensor(out);
  const source = typeof fn === "function" ? Function.prototype.toString.call(fn) : "";
  const args = Array.from({ length: arity }, () => x);
  for (let turn = 0; turn < 2; turn++) {
    mustRefuse(() => elementwise(fn, arity, scope)(...args, { out: target }), refusal as Refusal, source);
  }
  mustMatch(await bench.read(target), out);
}

async function refuseArguments(bench: Bench, { call, code }: RefusedArguments): Promise<void> {
  const values = sample("float32", [2, 3]);
  const out = sample("float32", [2, 3], 9);
  const x = bench.tensor(values);
  const target = bench.tensor(out);
  const action = () => call({ x, out: target, device: bench.device, bench });
  // What returns a promise rejects; all else throws at the call.
  const result = attempt(action);
  if (result instanceof Promise) await mustReject(() => result, { code });
  else mustRefuse(action, { code });
  mustMatch(await bench.read(x), values);
  mustMatch(await bench.read(target), out);
}

function attempt(action: () => unknown): unknown {
  try {
    return action();
  } catch {
    return undefined;
  }
}
