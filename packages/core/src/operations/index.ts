/** The operations: those that people make of their functions, and the standard ones. */
import { standard } from "./standard.js";

export { Backend } from "./backend.js";
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
export type {
  Mapped,
  MappedDtype,
  NoOut,
  OutOption,
  ResultDtype,
  ResultOf,
  TensorLike,
} from "./result-types.js";
export type {
  AlongAxis,
  AlongAxisMethod,
  ArgMethod,
  ArgOptions,
  ArgReduction,
  CompositeFunctions,
  CompositeMethods,
  CorrectionOption,
  ElementwiseMethods,
  Joining,
  JoiningMethod,
  OneAxisOption,
  ReductionMethods,
  SeveralSteps,
  StandardFunctions,
  StandardMethods,
} from "./standard-types.js";
export { operationFamilies, operationTable } from "./table.js";
export type {
  CompositeRow,
  Domain,
  ElementwiseRow,
  ReductionRow,
  ResultRule,
  TableRow,
} from "./table-entry.js";
export { zip } from "./zip.js";

// Each is marked as pure, so that bundlers leave out what a page does not import.
export const abs = /* @__PURE__ */ standard("abs");
export const acos = /* @__PURE__ */ standard("acos");
export const acosh = /* @__PURE__ */ standard("acosh");
export const add = /* @__PURE__ */ standard("add");
export const all = /* @__PURE__ */ standard("all");
export const any = /* @__PURE__ */ standard("any");
export const argmax = /* @__PURE__ */ standard("argmax");
export const argmin = /* @__PURE__ */ standard("argmin");
export const asin = /* @__PURE__ */ standard("asin");
export const asinh = /* @__PURE__ */ standard("asinh");
export const atan = /* @__PURE__ */ standard("atan");
export const atan2 = /* @__PURE__ */ standard("atan2");
export const atanh = /* @__PURE__ */ standard("atanh");
export const bitwiseAnd = /* @__PURE__ */ standard("bitwiseAnd");
export const bitwiseInvert = /* @__PURE__ */ standard("bitwiseInvert");
export const bitwiseLeftShift = /* @__PURE__ */ standard("bitwiseLeftShift");
export const bitwiseOr = /* @__PURE__ */ standard("bitwiseOr");
export const bitwiseRightShift = /* @__PURE__ */ standard("bitwiseRightShift");
export const bitwiseXor = /* @__PURE__ */ standard("bitwiseXor");
export const cbrt = /* @__PURE__ */ standard("cbrt");
export const ceil = /* @__PURE__ */ standard("ceil");
export const clip = /* @__PURE__ */ standard("clip");
export const concat = /* @__PURE__ */ standard("concat");
export const cos = /* @__PURE__ */ standard("cos");
export const cosh = /* @__PURE__ */ standard("cosh");
export const cumsum = /* @__PURE__ */ standard("cumsum");
export const divide = /* @__PURE__ */ standard("divide");
export const equal = /* @__PURE__ */ standard("equal");
export const exp = /* @__PURE__ */ standard("exp");
export const exp2 = /* @__PURE__ */ standard("exp2");
export const expm1 = /* @__PURE__ */ standard("expm1");
export const floor = /* @__PURE__ */ standard("floor");
export const floorDivide = /* @__PURE__ */ standard("floorDivide");
export const fmod = /* @__PURE__ */ standard("fmod");
export const greater = /* @__PURE__ */ standard("greater");
export const greaterEqual = /* @__PURE__ */ standard("greaterEqual");
export const hypot = /* @__PURE__ */ standard("hypot");
export const isfinite = /* @__PURE__ */ standard("isfinite");
export const isinf = /* @__PURE__ */ standard("isinf");
export const isnan = /* @__PURE__ */ standard("isnan");
export const less = /* @__PURE__ */ standard("less");
export const lessEqual = /* @__PURE__ */ standard("lessEqual");
export const log = /* @__PURE__ */ standard("log");
export const log10 = /* @__PURE__ */ standard("log10");
export const log1p = /* @__PURE__ */ standard("log1p");
export const log2 = /* @__PURE__ */ standard("log2");
export const logicalAnd = /* @__PURE__ */ standard("logicalAnd");
export const logicalNot = /* @__PURE__ */ standard("logicalNot");
export const logicalOr = /* @__PURE__ */ standard("logicalOr");
export const logicalXor = /* @__PURE__ */ standard("logicalXor");
export const matmul = /* @__PURE__ */ standard("matmul");
export const max = /* @__PURE__ */ standard("max");
export const maximum = /* @__PURE__ */ standard("maximum");
export const mean = /* @__PURE__ */ standard("mean");
export const min = /* @__PURE__ */ standard("min");
export const minimum = /* @__PURE__ */ standard("minimum");
export const multiply = /* @__PURE__ */ standard("multiply");
export const negative = /* @__PURE__ */ standard("negative");
export const notEqual = /* @__PURE__ */ standard("notEqual");
export const positive = /* @__PURE__ */ standard("positive");
export const pow = /* @__PURE__ */ standard("pow");
export const prod = /* @__PURE__ */ standard("prod");
export const reciprocal = /* @__PURE__ */ standard("reciprocal");
export const relu = /* @__PURE__ */ standard("relu");
export const remainder = /* @__PURE__ */ standard("remainder");
export const round = /* @__PURE__ */ standard("round");
export const sigmoid = /* @__PURE__ */ standard("sigmoid");
export const sign = /* @__PURE__ */ standard("sign");
export const sin = /* @__PURE__ */ standard("sin");
export const sinh = /* @__PURE__ */ standard("sinh");
export const softmax = /* @__PURE__ */ standard("softmax");
export const sqrt = /* @__PURE__ */ standard("sqrt");
export const square = /* @__PURE__ */ standard("square");
export const stack = /* @__PURE__ */ standard("stack");
export const std = /* @__PURE__ */ standard("std");
export const subtract = /* @__PURE__ */ standard("subtract");
export const sum = /* @__PURE__ */ standard("sum");
export const tan = /* @__PURE__ */ standard("tan");
export const tanh = /* @__PURE__ */ standard("tanh");
export const trunc = /* @__PURE__ */ standard("trunc");
export const where = /* @__PURE__ */ standard("where");

const variance = /* @__PURE__ */ standard("var");

/** `var` is a reserved word: `import { var as variance }`, or the other name. */
export { variance, variance as var };
