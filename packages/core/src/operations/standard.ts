/** Makes the standard operations from the rows of the table. */
import { LockstepError } from "../errors/lockstep-error.js";
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
import { type compositeTable, elementwiseTable, reductionTable } from "./table.js";
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

function make(): StandardFunctions {
  const made: Record<string, AnyOperation> = {};
  const add = (name: string, operation: AnyOperation) => {
    if (made[name])
      throw new LockstepError("ARGUMENT_INVALID", { cause: `Two standard operations are called ${name}` });
    made[name] = operation;
  };
  for (const [name, row] of Object.entries(elementwiseTable)) add(name, elementwise(name, row));
  for (const [name, row] of Object.entries(reductionTable)) add(name, reduction(name, row));
  for (const [name, run] of Object.entries(composites)) add(name, severalSteps(name, run));
  add(
    "matmul",
    asOperation("matmul", matmul, (args) => explainMatmul(...(args as Parameters<typeof matmul>))),
  );
  return made as unknown as StandardFunctions;
}

/** Every standard operation by its name. */
export const standardFunctions: StandardFunctions = make();
