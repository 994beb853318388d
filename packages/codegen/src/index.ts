/** From kernels to loops. */
export { type MatmulDtype, writeMapLoop, writeMatmul, writeReduceLoop } from "./javascript/index.js";
export { Kept } from "./kept.js";
export { type GeneratedLoop, JavaScriptLoops } from "./loops.js";
export { type MapTask, planMap } from "./map-task.js";
export { type MatmulTask, planMatmul } from "./matmul-task.js";
export * from "./memory/index.js";
export { isOrderFree } from "./order-free.js";
export { canGenerateCode, canRunVectors } from "./permission.js";
export { planReduce, type ReduceTask } from "./reduce-task.js";
export {
  type InputKind,
  type Loop,
  type MapShape,
  mapKey,
  type Pattern,
  patternOf,
  type ReduceForm,
  type ReduceShape,
  reduceKey,
  type Step,
} from "./shapes.js";
export { unchanged } from "./wasm/accumulators.js";
export { frameLayout, scratchOffset, tablesOffset } from "./wasm/frame.js";
export type { Entry, VectorLoop } from "./wasm/instances.js";
export { type KernelLanes, lanesOfKernel } from "./wasm/lanes-of-kernel.js";
export { type MatmulEntry, planVectorMatmul, type VectorMatmulTask } from "./wasm/matmul/plan.js";
export { planVectorMap, type VectorMapTask } from "./wasm/vector-map-task.js";
export {
  planVectorReduce,
  type VectorReduceForm,
  type VectorReduceShape,
  type VectorReduceTask,
} from "./wasm/vector-reduce-task.js";
export { loopsOf, WasmLoops } from "./wasm/wasm-loops.js";
