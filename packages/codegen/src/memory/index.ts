/** Memory that compiled kernels share: who has which part of it, and what happens when it is full. */
export { blockAlignment } from "./allocator.js";
export { Arena, processArena, workspaceBytes } from "./arena.js";
export { Cell, Place } from "./cell.js";
export type { MemoryOptions } from "./reserve-memory.js";
export { type Borrowed, Residents } from "./residents.js";
export { type Box, boxesOf, planSplit, type Split, type Window, type WindowView } from "./windows.js";
