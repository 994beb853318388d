/** Memory that compiled kernels share: who has which part of it, and what happens when it is full. */
export { blockAlignment, blockBytes } from "./allocator.js";
export { Arena, type ArenaOptions, processArena, workspaceBytes } from "./arena.js";
export { Cell, Place } from "./cell.js";
export { type Borrowed, Residents } from "./residents.js";
export { type Box, boxesOf, planSplit, type Split, type Window, type WindowView } from "./windows.js";
