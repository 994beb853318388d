/**
 * Control flow: every statement of the kernel language, alone and nested, with conditions that differ from
 * element to element, so that an engine which runs several at once has to keep them apart.
 */
import { type Dtype, dtypes, type Scope } from "@lockstep/core";
import { type Case, needDtypes } from "../framework/case.js";
import { checkElementwise } from "../framework/checks.js";
import { vector } from "../model/values.js";
import { branches } from "./control-flow-branches.js";
import { loops } from "./control-flow-loops.js";
import { scopes } from "./control-flow-scopes.js";
import type { PersonsFunction } from "./operators.js";

/** A function of one or two values, with the scope that it takes. */
export interface Program {
  readonly fn: PersonsFunction;
  readonly arity: 1 | 2;
  readonly scope?: Scope;
  /** Whether it is for integers alone. */
  readonly integersOnly?: true;
}

const elements: Readonly<Record<Dtype, readonly number[]>> = {
  bool: [0, 1, 1, 0, 1],
  uint8: [0, 1, 2, 3, 7, 12, 100, 200, 255],
  int32: [0, 1, -1, 2, 3, -3, 7, 12, 27, 100, -100, 1000],
  float32: [0, -0, 1, -1, 0.5, -2.5, 3, 7.25, 12, 100, -100, Number.NaN, Number.POSITIVE_INFINITY, 0.1].map(
    Math.fround,
  ),
  float64: [0, -0, 1, -1, 0.5, -2.5, 3, 7.25, 12, 100, -100, Number.NaN, Number.NEGATIVE_INFINITY, 0.1],
};

/**
 * Where a test turns on the last bit, a backend that rounds otherwise may rightly take the other side;
 * nothing is left open on one that does not.
 */
const mayTurnOnRounding = 0.5;

export function controlFlowCases(): Case[] {
  const programs: Readonly<Record<string, Program>> = { ...branches, ...loops, ...scopes };
  return Object.entries(programs).flatMap(([name, { fn, arity, scope, integersOnly }]) =>
    dtypes
      .filter((dtype) => !(integersOnly && (dtype === "float32" || dtype === "float64")))
      .map((dtype): Case => {
        const first = vector(dtype, elements[dtype]);
        const second = vector(dtype, [...elements[dtype]].reverse());
        const inputs = arity === 1 ? [first] : [first, second];
        return {
          id: `control-flow/${name}/${dtype}`,
          // Literals with a fraction make float32 of integers.
          needs: [needDtypes(dtype, "float32", "int32")],
          run: (bench) =>
            checkElementwise(bench, {
              fn,
              inputs,
              ...(scope ? { scope } : {}),
              mayBeOpen: mayTurnOnRounding,
            }),
        };
      }),
  );
}
