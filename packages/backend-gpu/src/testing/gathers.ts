/** Gathers written by hand, and the few words that they are made of. */
import type {
  ArithmeticOp,
  BitOp,
  ComparisonOp,
  Dtype,
  Expression,
  Local,
  Statement,
  ValueType,
} from "@lockstep/core";
import { type Gather, type GatherFunction, valueTypeOf } from "../gather/gather.js";

export const local = (at: number, type: ValueType = "int32"): Expression => ({
  kind: "local",
  type,
  local: at,
});

export const index = local(0);

export const constant = (value: number, type: ValueType = "int32"): Expression => ({
  kind: "constant",
  type,
  value,
});

export const binary = (op: ArithmeticOp | BitOp, left: Expression, right: Expression): Expression => ({
  kind: "binary",
  op,
  type: left.type,
  left,
  right,
});

export const compare = (op: ComparisonOp, left: Expression, right: Expression): Expression => ({
  kind: "binary",
  op,
  type: "bool",
  left,
  right,
});

/** An element of the array whose load is function `callee`. */
export const load = (callee: number, dtype: Dtype, at: Expression = index): Expression => ({
  kind: "invoke",
  type: valueTypeOf(dtype),
  callee,
  args: [at],
});

export const convert = (type: ValueType, value: Expression): Expression => ({ kind: "convert", type, value });

export const give = (value: Expression): Statement => ({ kind: "return", value });

interface Parts {
  readonly inputs?: readonly Dtype[];
  readonly scalars?: number;
  /** Beyond the index and the scalars. */
  readonly locals?: readonly ValueType[];
  /** Beyond one load for each input. */
  readonly functions?: readonly GatherFunction[];
  readonly body: Expression | readonly Statement[];
  readonly out?: Dtype;
}

/** Its functions are first a load for each input. */
export function gather(
  name: string,
  { inputs = [], scalars = 0, locals = [], functions = [], body, out = "int32" }: Parts,
): Gather {
  const int32: Local = { name: "", type: "int32" };
  const parts = {
    inputs,
    scalars,
    locals: [
      ...Array.from({ length: 1 + scalars }, () => int32),
      ...locals.map((type): Local => ({ name: "", type })),
    ],
    functions: [...inputs.map((_, input): GatherFunction => ({ kind: "load", input })), ...functions],
    body: "kind" in body ? [give(body)] : body,
    out,
  };
  return { name, hash: JSON.stringify(parts), ...parts };
}
