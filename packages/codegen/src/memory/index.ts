/** Memory that compiled kernels share: who has which part of it, and what happens when it is full. */
export { blockAlignment, blockBytes } from "./allocator.js";
export { Arena, type ArenaOptions, processArena, workspaceBytes } from "./arena.js";
export { Cell, Place } from "./cell.js";
export { type Borrowed, orOutOfMemory, Residents } from "./residents.js";
export { copyIn, copyOut } from "./window-copies.js";
export {
  type Box,
  boxesOf,
  type Packing,
  planSplit,
  type Split,
  type SplitOptions,
  type Window,
  type WindowView,
  windowOf,
} from "./windows.js";
