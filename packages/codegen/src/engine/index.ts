/** What runs operations on an arena, for backends whose loops are in WebAssembly. */
export { ArenaStorage, ArenaStorages } from "./arena-storages.js";
export { commonCapabilities, everyFunction, jsCapabilities, wasmCapabilities } from "./capabilities.js";
export { type Command, type CommandRunner, mostFrameBytes, writeFrame } from "./command.js";
export {
  describeKernel,
  describeOutput,
  type Explained,
  kernelFacts,
  kindOf,
  libraryNotes,
  loopReport,
  orderNote,
} from "./explain-common.js";
export { type Sharing, withSharing } from "./explain-sharing.js";
export { MapEngine } from "./map-engine.js";
export { shapeOf, viewShape } from "./operands.js";
export { type ReductionSpace, reductionSpace } from "./parts/reduction-space.js";
export { RunHere } from "./run-here.js";
export { WasmEngine } from "./wasm-engine.js";
