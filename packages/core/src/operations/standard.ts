/** Makes the standard operations from the rows of the table. */
import { Tensor } from "../tensor/tensor.js";
import { argmax, argmin } from "./arg-extremum.js";
import { callElementwise, callReducer } from "./callable.js";
import { cumsum } from "./cumsum.js";
import { explainSteps } from "./dry-run.js";
import { Elementwise } from "./elementwise.js";
import { concat, stack } from "./joining.js";
import { explainMatmul, matmul } from "./matmul.js";
import { notAnOperand } from "./operands.js";
import { type AnyOperation, asOperation, type Explain } from "./operation.js";
import { Reducer } from "./reduction.js";
import { softmax } from "./softmax.js";
import { elementwiseCompiler, reductionCompiler } from "./standard-kernels.js";
import type { StandardFunctions } from "./standard-types.js";
import { mean, standardDeviation, variance } from "./statistics.js";
import {
  type compositeTable,
  type ElementwiseTable,
  elementwiseTable,
  operationTable,
  type ReductionTable,
  reductionTable,
} from "./table.js";
import type { ElementwiseRow, ReductionRow } from "./table-entry.js";

/** What is built of several kernels, by its name in the table. */
const composites: Readonly<Record<Exclude<keyof typeof compositeTable, "matmul">, AnyOperation>> = {
  mean,
  var: variance,
  std: standardDeviation,
  argmin,
  argmax,
  cumsum,
  softmax,
  concat,
  stack,
};

function elementwise(name: string, row: ElementwiseRow): AnyOperation {
  return callElementwise(new Elementwise(name, row.fn.length, elementwiseCompiler(name, row)));
}

function reduction(name: string, row: ReductionRow): AnyOperation {
  const { needsElements } = row;
  return callReducer(new Reducer(name, row.fn.length - 1, reductionCompiler(name, row), { needsElements }));
}

function severalSteps(name: string, run: AnyOperation): AnyOperation {
  const explain: Explain = (args) => {
    const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0];
    if (!(first instanceof Tensor)) throw notAnOperand(name, first, 0, "a tensor");
    first.assertUsable(name);
    return explainSteps(first.device, run, args);
  };
  Object.defineProperty(run, "severalSteps", { value: true });
  return asOperation(name, run, explain);
}

const made = new Map<string, AnyOperation>();

/** The standard operation of a name: the same one whenever it is asked for. */
export function standard<Name extends keyof StandardFunctions>(name: Name): StandardFunctions[Name] {
  let operation = made.get(name);
  if (operation === undefined) {
    operation = make(name);
    made.set(name, operation);
  }
  return operation as StandardFunctions[Name];
}

function make(name: keyof StandardFunctions): AnyOperation {
  if (name in elementwiseTable) return elementwise(name, elementwiseTable[name as keyof ElementwiseTable]);
  if (name in reductionTable) return reduction(name, reductionTable[name as keyof ReductionTable]);
  if (name !== "matmul") return severalSteps(name, composites[name as keyof typeof composites]);
  return asOperation("matmul", matmul, (args) => explainMatmul(...(args as Parameters<typeof matmul>)));
}

/** Every standard operation by its name. */
export const standardFunctions = (): StandardFunctions =>
  Object.fromEntries(
    Object.keys(operationTable).map((name) => [name, standard(name as keyof StandardFunctions)]),
  ) as unknown as StandardFunctions;
