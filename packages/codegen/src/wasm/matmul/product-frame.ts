/**
 * What a matrix product is given: words in memory, at the start of the workspace. First the addresses of `a`, `b` and
 * the output, then their geometry, strides in bytes, then how to divide the work, then the loops over a batch:
 * extents, strides of `a`, `b` and the output, and counters that the entry keeps.
 */
import { tilesOffset } from "../frame.js";

const names = [
  "a",
  "b",
  "out",
  "rows",
  "columns",
  "depth",
  "aRow",
  "aAlong",
  "bAlong",
  "bColumn",
  "outRow",
  "outColumn",
  /** Parts that the work on one product can be divided into: rows, or columns. */
  "turns",
  /** Whether a range of them is one of columns (1) or of rows (0). */
  "across",
  /** Whether tiles of `b` are packed (1), or read where they stand (0). */
  "packs",
  /** Rows and columns of `b` in a block. */
  "blockDepth",
  "blockColumns",
  /** Loops over the batch. */
  "loops",
] as const;

export type ProductWord = (typeof names)[number];

/** Byte offset of a word. */
export const wordOffset = (name: ProductWord): number => 4 * names.indexOf(name);
/** Byte offset of what is said of the batch. */
export const batchOffset = /* @__PURE__ */ (() => 4 * names.length)();

/** Rows of `a` that are packed together. */
export const packedRows = 32;
/** The most turns of k in a block: a tile of `b` and four rows of `a` stay in the first-level cache. */
export const deepest = 256;
/** Bytes of `b` that are packed at a time: they stay in the second-level cache. */
export const panelsBytes = 1 << 19;

/** Byte offsets in the workspace: tiles of outputs, 32 bytes wide, packed rows of `a`, packed tiles of `b`. */
export const tileOffset = tilesOffset;
export const rowsOffset = tileOffset + packedRows * 32;
export const panelsOffset = rowsOffset + packedRows * deepest * 8;

/** What computes one product is given: the frame, where `a`, `b` and the output are, and a range of its turns. */
export const productParameters = ["frame", "a", "b", "out", "from", "to"] as const;
