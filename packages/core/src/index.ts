/** Lockstep's core: tensors, kernels, the standard operations, and the contract that backends keep. */

export { Backend } from "./backend/backend.js";
export type { Accuracy, Capabilities } from "./backend/capabilities.js";
export type { Explanation, LoopReport, Request } from "./backend/explanation.js";
export type { MemoryUse } from "./backend/ledger.js";
export { matmulAsReduction } from "./backend/matmul-default.js";
export {
  blockLength,
  type CombineOp,
  type FoldReduction,
  laneCount,
  type Reduction,
  type TreeReduction,
} from "./backend/reduction.js";
export type { Operand, Storage, View, ViewShape } from "./backend/storage.js";

export {
  arrayConstructor,
  bytesPerElement,
  checkDtype,
  type Dtype,
  dtypes,
  type ElementOf,
  isDtype,
  isFloat,
  newArray,
  type TypedArray,
  type TypedArrayOf,
} from "./dtype/dtype.js";
export { canStore, type Promote, promote } from "./dtype/promotion.js";

export { type ErrorCode, errorCodes } from "./errors/codes.js";
export { type ErrorDetails, LockstepError, type Span } from "./errors/lockstep-error.js";

export * from "./kernel/index.js";

export type { AxisLike } from "./layout/axes.js";
export { broadcastShapes } from "./layout/broadcast.js";
export {
  type Layout,
  printShape,
  rowMajor,
  rowMajorStrides,
  sameShape,
  sizeOf,
  strided,
} from "./layout/layout.js";
export { mayOverlap, overlapsItself, sameLayout } from "./layout/overlap.js";
export { type Plan, planLoop } from "./layout/plan.js";
export { planReduction, type ReductionPlan } from "./layout/plan-reduction.js";
export type { ShapeLike } from "./layout/shape.js";
export type { Range, RangeEnd, SliceSpec } from "./layout/slice.js";

export * from "./operations/index.js";

export type { DtypeOption, EyeOptions, LinspaceOptions, TensorOptions } from "./tensor/creation.js";
export type { NestedArray } from "./tensor/nesting.js";
export { Tensor } from "./tensor/tensor.js";
export type { DtypeOf, Values } from "./tensor/values.js";
