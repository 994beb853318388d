/** From a row of the table to compiled kernels: which of its functions serves which dtypes. */
import type { Reduction } from "../backend/reduction.js";
import { isDtype } from "../dtype/dtype.js";
import { LockstepError } from "../errors/lockstep-error.js";
import {
  type ArgumentType,
  compileMap,
  compileReduction,
  type Kernel,
  type ParsedFunction,
  parseFunction,
  type ScopeFunction,
} from "../kernel/index.js";
import type { Compile } from "./specialisations.js";
import type { ElementwiseRow, KernelSource, ReductionRow } from "./table-entry.js";

const bools: readonly ArgumentType[] = ["bool", "weak-bool"];
const integers: readonly ArgumentType[] = ["bool", "uint8", "int32", "weak-bool", "weak-int"];

const allOf = (types: readonly ArgumentType[], among: readonly ArgumentType[]): boolean =>
  types.every((type) => among.includes(type));

/** Parses one of our own functions, under the name of its operation. */
export function parseStandard(name: string, fn: KernelSource): ParsedFunction {
  return { ...parseFunction(fn as ScopeFunction, { operation: name }), name };
}

/** Nothing is parsed before the first call: a page that uses three operations must not pay for eighty. */
export function elementwiseCompiler(name: string, row: ElementwiseRow): Compile<Kernel> {
  return (types) => {
    if (row.integersOnly) assertIntegers(name, types);
    const seen = row.result === "chosen" ? withCondition(types) : types;
    return compileMap(parseStandard(name, variantOf(row, types)), seen);
  };
}

/** A condition is loaded as a bool, whatever it is stored as. */
function withCondition([condition, ...others]: readonly ArgumentType[]): readonly ArgumentType[] {
  return isDtype(condition) ? ["bool", ...others] : [condition!, ...others];
}

function variantOf(row: ElementwiseRow, types: readonly ArgumentType[]): KernelSource {
  if (row.bools && allOf(types, bools)) return row.bools;
  return row.integers && allOf(types, integers) ? row.integers : row.fn;
}

function assertIntegers(name: string, types: readonly ArgumentType[]): void {
  const float = types.find((type) => !integers.includes(type));
  if (float === undefined) return;
  throw new LockstepError("DTYPE_MISMATCH", {
    cause: `${name} takes integers or bools, but was given ${float === "weak-float" ? "a fraction" : float}`,
    mend: 'Convert it first: x.astype("int32")',
  });
}

export function reductionCompiler(name: string, row: ReductionRow): Compile<Reduction> {
  return (types) => {
    if (row.bools && allOf(types, bools)) {
      return compileReduction(parseStandard(name, row.bools.fn), types, row.bools.init);
    }
    const [type] = types;
    const init = type === "uint8" || type === "int32" ? row.integerInits?.[type] : undefined;
    return compileReduction(parseStandard(name, row.fn), types, init ?? row.init);
  };
}

/** Integers as the float32 that they are computed in, where an operation computes in floats throughout. */
export function asFloats(types: readonly ArgumentType[]): ArgumentType[] {
  return types.map((type) => (type === "float64" || type === "weak-float" ? type : "float32"));
}
