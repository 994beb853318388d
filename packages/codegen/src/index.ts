/** From kernels to loops. */

export * from "./engine/index.js";
export { type MatmulDtype, writeMapLoop, writeMatmul, writeReduceLoop } from "./javascript/index.js";
export { Kept } from "./kept.js";
export { type GeneratedLoop, JavaScriptLoops } from "./loops.js";
export { type MapTask, planMap } from "./map-task.js";
export { type MatmulTask, planMatmul } from "./matmul-task.js";
export * from "./memory/index.js";
export { isOrderFree } from "./order-free.js";
export { canGenerateCode, canRunVectors, noVectors } from "./permission.js";
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
export { printModule } from "./wasm/assembly/print.js";
export type { VectorLoop } from "./wasm/instances.js";
export { type Entry, instantiate, type ModuleSource } from "./wasm/instantiate.js";
export { type MapLoops, mapLoopsOf } from "./wasm/map-loops.js";
export { type MatmulLoops, matmulLoopsOf } from "./wasm/matmul/matmul-loops.js";
export { type MatmulEntry, planVectorMatmul, type VectorMatmulTask } from "./wasm/matmul/plan.js";
export { type ReduceLoops, reduceLoopsOf } from "./wasm/reduce-loops.js";
export { planVectorMap, type VectorMapTask } from "./wasm/vector-map-task.js";
export {
  planVectorReduce,
  type VectorReduceForm,
  type VectorReduceShape,
  type VectorReduceTask,
} from "./wasm/vector-reduce-task.js";
export { hasLoop, weigh } from "./weight.js";
