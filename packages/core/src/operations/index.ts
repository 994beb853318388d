/** The operations: those that people make of their functions, and the standard ones. */
import "./methods.js";
import { standardFunctions } from "./standard.js";

export { explain } from "./explain.js";
export { map } from "./map.js";
export type { AnyOperation } from "./operation.js";
export type {
  AxisOptions,
  ElementwiseMethod,
  MapOperation,
  ReduceOperation,
  ReductionMethod,
  ScopeOption,
  StandardElementwise,
  StandardReduction,
  ZipOperation,
} from "./operation-types.js";
export { type ReduceSettings, reduce } from "./reduce.js";
export type { NoOut, OutOption, TensorLike } from "./result-types.js";
export type {
  ArgOptions,
  CompositeFunctions,
  CorrectionOption,
  OneAxisOption,
  StandardFunctions,
  StandardMethods,
} from "./standard-types.js";
export { operationFamilies, operationTable } from "./table.js";
export type { CompositeRow, Domain, ElementwiseRow, ReductionRow, ResultRule, TableRow } from "./table-entry.js";
export { zip } from "./zip.js";

export const {
  abs,
  acos,
  acosh,
  add,
  all,
  any,
  argmax,
  argmin,
  asin,
  asinh,
  atan,
  atan2,
  atanh,
  bitwiseAnd,
  bitwiseInvert,
  bitwiseLeftShift,
  bitwiseOr,
  bitwiseRightShift,
  bitwiseXor,
  cbrt,
  ceil,
  clip,
  concat,
  cos,
  cosh,
  cumsum,
  divide,
  equal,
  exp,
  exp2,
  expm1,
  floor,
  floorDivide,
  fmod,
  greater,
  greaterEqual,
  hypot,
  isfinite,
  isinf,
  isnan,
  less,
  lessEqual,
  log,
  log10,
  log1p,
  log2,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  matmul,
  max,
  maximum,
  mean,
  min,
  minimum,
  multiply,
  negative,
  notEqual,
  positive,
  pow,
  prod,
  reciprocal,
  relu,
  remainder,
  round,
  sigmoid,
  sign,
  sin,
  sinh,
  softmax,
  sqrt,
  square,
  stack,
  std,
  subtract,
  sum,
  tan,
  tanh,
  trunc,
  where,
} = standardFunctions;

const { var: variance } = standardFunctions;
/** `var` is a reserved word: `import { var as variance }`, or the other name. */
export { variance, variance as var };
