/** Which entry computes a matrix product, from which side, and what it is given. */
import { bytesPerElement, type Layout } from "@lockstep/core";
import type { MatmulDtype } from "../../javascript/index.js";
import { type Product, productOf, transposed } from "./product.js";
import { deepest, panelsBytes } from "./product-frame.js";

export type MatmulEntry = "blocks" | "streams" | "dots";

export interface VectorMatmulTask {
  readonly entry: MatmulEntry;
  /** The words of the frame, but for the storages' addresses, which are still to be added to the first three. */
  readonly words: readonly number[];
  /** Whether the first two addresses are those of `b` and `a`: what is computed is then the transposed product. */
  readonly swapped: boolean;
  /** Whether what is divided are columns, and not rows, of the product that is computed. */
  readonly across: boolean;
  /** Parts for each thread that are good. */
  readonly fewParts: number;
  /** How many products follow one another; some of the batch may have become one. */
  readonly products: number;
  /** How many parts the work can be divided into: the range of the whole is from 0 to here. */
  readonly turns: number;
}

/** How a product is computed. */
export interface Method {
  readonly product: Product;
  readonly swapped: boolean;
  readonly entry: MatmulEntry;
  /** Whether the work is divided along columns: each part then packs what it uses of `b`, and no other part does. */
  readonly across: boolean;
  /** Whether blocks of `b` are packed. */
  readonly packs: boolean;
  /** Rows and columns of `b` in a block. */
  readonly blockDepth: number;
  readonly blockColumns: number;
}

/**
 * Up to so many rows it costs more to pack `b` than to read it as it is: at 1024² the same time was measured for 24 rows,
 * at 256² for 16.
 */
const fewRows = 16;
/**
 * A `b` of up to so many bytes, or with so short rows, is read tile by tile, a larger one along its rows: twice as fast
 * at 1024², even at 256². A single row reads along all but the shortest.
 */
const closeBytes = 1 << 18;
const closeColumns = 64;
const closeColumnsOfOne = 15;
/**
 * Work on fewer columns is divided along rows, and so is that on many rows: each part reads all of `a` if divided along
 * columns, and packs all of `b`, which takes as long as 15 rows, if along rows.
 */
const leastAcross = 64;
const manyRows = 4096;
/**
 * Parts for each thread: enough for balance, where what each does again costs little; fewer where each packs all of `b`,
 * or reads an `a` that is larger than the second-level cache (1024² takes 7 % more in eight parts, 14 % in sixteen).
 */
const balancedParts = 8;
const costlyParts = 4;
const cachedBytes = 1 << 21;
/** Bytes of a block of few columns, and the most rows that it may have. */
const narrowBytes = 1 << 18;
const furthest = 2048;

export function planVectorMatmul(dtype: MatmulDtype, a: Layout, b: Layout, out: Layout): VectorMatmulTask {
  return taskOf(dtype, chooseMethod(dtype, productOf(a, b, out)));
}

/** The task of a product by a given method. */
export function taskOf(dtype: MatmulDtype, method: Method): VectorMatmulTask {
  const { product, swapped, entry, across } = method;
  const size = bytesPerElement(dtype);
  const { rows, columns, batch } = product;
  const parts = across ? columns : rows;
  // In the order of the frame.
  const words = [
    product.aOffset * size,
    product.bOffset * size,
    product.outOffset * size,
    rows,
    columns,
    product.depth,
    product.aRow * size,
    product.aAlong * size,
    product.bAlong * size,
    product.bColumn * size,
    product.outRow * size,
    product.outColumn * size,
    parts,
    across ? 1 : 0,
    method.packs ? 1 : 0,
    method.blockDepth,
    method.blockColumns,
    batch.length,
  ];
  let products = 1;
  for (const { extent } of batch) {
    words.push(extent);
    products *= extent;
  }
  for (const { a } of batch) words.push(a * size);
  for (const { b } of batch) words.push(b * size);
  for (const { out } of batch) words.push(out * size);
  const turns = rows === 0 || columns === 0 ? 0 : parts * products;
  const isCheap = entry !== "blocks" || (across && rows * product.depth * size <= cachedBytes);
  const fewParts = isCheap ? balancedParts : costlyParts;
  return { entry, words, swapped, across, fewParts, products, turns };
}

export function chooseMethod(dtype: MatmulDtype, given: Product): Method {
  const size = bytesPerElement(dtype);
  const other = transposed(given);
  for (const swapped of given.rows <= given.columns ? [false, true] : [true, false]) {
    const method = readAsItIs(size, swapped ? other : given, swapped);
    if (method !== undefined) return method;
  }
  const swapped = isBetterTransposed(given);
  return methodOf(size, { product: swapped ? other : given, swapped, entry: "blocks" });
}

/** The method for a `b` that is used by few rows and can be read along memory, if it is one. */
function readAsItIs(size: number, product: Product, swapped: boolean): Method | undefined {
  const { rows, columns, depth, bAlong, bColumn, outColumn } = product;
  if (rows > fewRows || depth === 0) return undefined;
  if (rows === 1 && bAlong === 1) return methodOf(size, { product, swapped, entry: "dots" });
  if (bColumn !== 1 || outColumn !== 1) return undefined;
  const isClose =
    rows === 1
      ? columns <= closeColumnsOfOne
      : columns <= closeColumns || columns * depth * size <= closeBytes;
  if (!isClose) return methodOf(size, { product, swapped, entry: "streams" });
  return methodOf(size, { product, swapped, entry: "blocks" }, false);
}

/** Whether packing costs less, or outputs are stored more easily, from the other side. */
function isBetterTransposed({ rows, columns, bAlong, outRow, outColumn }: Product): boolean {
  if (columns <= fewRows && rows > fewRows) return false;
  // Few rows, and a `b` that can be read as rows of `a` are.
  if (rows <= fewRows && columns > fewRows && bAlong === 1) return true;
  return outRow === 1 && outColumn !== 1;
}

/**
 * As many columns of `b` in a block as are packed at a time, and as many rows. If there are fewer columns, a block may
 * be deeper: rows of `a` are then read further along, unless they have to be copied.
 */
function methodOf(
  size: number,
  { product, swapped, entry }: Pick<Method, "product" | "swapped" | "entry">,
  packs = true,
): Method {
  const { rows, columns, aAlong } = product;
  const across = entry !== "blocks" || (columns >= leastAcross && rows < manyRows);
  const blockColumns = packs ? panelsBytes / (deepest * size) : columns;
  const deeper = aAlong === 1 ? Math.floor(narrowBytes / (Math.max(columns, 1) * size)) : 0;
  const blockDepth = Math.max(deepest, Math.min(deeper, furthest));
  return { product, swapped, entry, across, packs, blockDepth, blockColumns };
}
