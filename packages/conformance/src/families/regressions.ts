/**
 * Counterexamples, kept: what random families found once, made small, and run on every backend since. Each
 * says what was wrong.
 */
import type { Dtype, Expression, Kernel, Statement, ValueType } from "@lockstep/core";
import { type Case, needDtypes } from "../framework/case.js";
import { checkKernel } from "../framework/check-kernel.js";

interface Regression {
  /** What was wrong, and where. */
  readonly found: string;
  readonly inputs: readonly Dtype[];
  readonly body: readonly Statement[];
  readonly type: ValueType;
}

const argument: Expression = { kind: "local", type: "float32", local: 0 };
const exponential: Expression = { kind: "call", fn: "exp", type: "float32", args: [argument] };
const truth = (value: 0 | 1): Expression => ({ kind: "constant", type: "bool", value });
const choice = (test: Expression, then: Expression, otherwise: Expression): Expression => ({
  kind: "select",
  type: "float32",
  test,
  then,
  else: otherwise,
});

const kept: Readonly<Record<string, Regression>> = {
  "library-call-chosen-by-a-constant": {
    found:
      "Putting the library's functions in the place of calls moved a call twice where its choice folded away",
    inputs: ["float32"],
    body: [{ kind: "return", value: choice(truth(0), argument, exponential) }],
    type: "float32",
  },
  "library-call-in-nested-choices": {
    found: "The same, one choice within another, compared with the argument",
    inputs: ["float32"],
    body: [
      {
        kind: "return",
        value: {
          kind: "binary",
          op: "equal",
          type: "bool",
          left: choice(truth(1), choice(truth(0), argument, exponential), argument),
          right: argument,
        },
      },
    ],
    type: "bool",
  },
};

export function regressionCases(): Case[] {
  return Object.entries(kept).map(([name, { inputs, body, type }]) => {
    const types = inputs.map((dtype): ValueType => (dtype === "uint8" ? "int32" : dtype));
    const parameters = types.map((of, i) => ({ name: `p${i}`, type: of }));
    const hash = `regression-${name}`;
    const kernel: Kernel = {
      name,
      parameters,
      locals: parameters,
      body,
      functions: [],
      type,
      dtype: type,
      hash,
    };
    return {
      id: `regressions/kernels/${name}`,
      needs: [needDtypes(...inputs, type)],
      run: (bench) =>
        checkKernel(
          bench,
          kernel,
          inputs.map((dtype, k) => ({ dtype, seed: k + 1 })),
        ),
    };
  });
}
