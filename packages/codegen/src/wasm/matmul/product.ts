/** Matrix products as geometry: what `out = a · b` says of extents and strides, and other ways to say the same. */
import { type Layout, planLoop, strided } from "@lockstep/core";

/** Products of one shape, all strides in elements. `a` is rows × depth, `b` depth × columns. */
export interface Product {
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  readonly aRow: number;
  readonly aAlong: number;
  readonly bAlong: number;
  readonly bColumn: number;
  readonly outRow: number;
  readonly outColumn: number;
  readonly aOffset: number;
  readonly bOffset: number;
  readonly outOffset: number;
  /** Loops over a batch, the outermost first. */
  readonly batch: readonly BatchLoop[];
}

/** How far a turn of a loop moves each operand. */
export interface BatchLoop {
  readonly extent: number;
  readonly a: number;
  readonly b: number;
  readonly out: number;
}

/** `out = a · b` for `[…, M, K]`, `[…, K, N]` and `[…, M, N]` with the same leading dimensions. */
export function productOf(a: Layout, b: Layout, out: Layout): Product {
  const inner = out.shape.length - 1;
  const outer = inner - 1;
  const product: Product = {
    rows: out.shape[outer]!,
    columns: out.shape[inner]!,
    depth: a.shape[inner]!,
    aRow: a.strides[outer]!,
    aAlong: a.strides[inner]!,
    bAlong: b.strides[outer]!,
    bColumn: b.strides[inner]!,
    outRow: out.strides[outer]!,
    outColumn: out.strides[inner]!,
    aOffset: a.offset,
    bOffset: b.offset,
    outOffset: out.offset,
    batch: [],
  };
  return withoutIdleStrides(outer === 0 ? product : gathered(withBatch(product, a, b, out)));
}

/** The product with the loops over its leading dimensions: as few as walk them all. */
function withBatch(product: Product, a: Layout, b: Layout, out: Layout): Product {
  const shape = out.shape.slice(0, -2);
  const leading = ({ strides, offset }: Layout): Layout => strided(shape, strides.slice(0, -2), offset);
  const { extents, strides, offsets } = planLoop([leading(a), leading(b)], leading(out));
  const [aOffset, bOffset, outOffset] = offsets as [number, number, number];
  const [ofA, ofB, ofOut] = strides as [readonly number[], readonly number[], readonly number[]];
  const batch = extents.map((extent, loop) => ({ extent, a: ofA[loop]!, b: ofB[loop]!, out: ofOut[loop]! }));
  return { ...product, aOffset, bOffset, outOffset, batch };
}

/** The transposed product: the same sums, as those of `bᵀ · aᵀ`. */
export function transposed(product: Product): Product {
  return {
    rows: product.columns,
    columns: product.rows,
    depth: product.depth,
    aRow: product.bColumn,
    aAlong: product.bAlong,
    bAlong: product.aAlong,
    bColumn: product.aRow,
    outRow: product.outColumn,
    outColumn: product.outRow,
    aOffset: product.bOffset,
    bOffset: product.aOffset,
    outOffset: product.outOffset,
    batch: product.batch.map(({ extent, a, b, out }) => ({ extent, a: b, b: a, out })),
  };
}

/** Makes one product of those of a batch that share `b` (or `a`) and go on where the one before ends. */
function gathered(product: Product): Product {
  const loop = product.batch.at(-1);
  if (loop === undefined) return product;
  const { extent, a, b, out } = loop;
  const batch = product.batch.slice(0, -1);
  if (extent === 1) return gathered({ ...product, batch });
  const { rows, columns } = product;
  const goesOn = (count: number, stride: number, along: number): boolean =>
    count === 1 || stride === count * along;
  if (b === 0 && goesOn(rows, a, product.aRow) && goesOn(rows, out, product.outRow)) {
    const [aRow, outRow] = rows === 1 ? [a, out] : [product.aRow, product.outRow];
    return gathered({ ...product, batch, rows: rows * extent, aRow, outRow });
  }
  if (a === 0 && goesOn(columns, b, product.bColumn) && goesOn(columns, out, product.outColumn)) {
    const [bColumn, outColumn] = columns === 1 ? [b, out] : [product.bColumn, product.outColumn];
    return gathered({ ...product, batch, columns: columns * extent, bColumn, outColumn });
  }
  return product;
}

/** Strides that are never taken become those that are easiest to take. */
function withoutIdleStrides(product: Product): Product {
  const { rows, columns, depth } = product;
  if (rows !== 1 && columns !== 1 && depth !== 1) return product;
  const easy = (extent: number, stride: number): number => (extent === 1 ? 1 : stride);
  return {
    ...product,
    aRow: easy(rows, product.aRow),
    outRow: easy(rows, product.outRow),
    bColumn: easy(columns, product.bColumn),
    outColumn: easy(columns, product.outColumn),
    aAlong: easy(depth, product.aAlong),
    bAlong: easy(depth, product.bAlong),
  };
}
