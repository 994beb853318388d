/** From views to the matrix products of a batch. */
import { type Layout, planLoop, strided } from "@lockstep/core";

export interface MatmulTask {
  /** One for each product of the batch. */
  readonly geometries: readonly (readonly number[])[];
  /** Rows of each product. */
  readonly turns: number;
  readonly extents: readonly number[];
}

/** Plans `out = a · b` for `[…, M, K]`, `[…, K, N]` and `[…, M, N]` with the same leading dimensions. */
export function planMatmul(a: Layout, b: Layout, out: Layout): MatmulTask {
  const rank = out.shape.length;
  const [rows, columns] = out.shape.slice(-2) as [number, number];
  const depth = a.shape[rank - 1]!;
  const strides = [a, b, out].flatMap((layout) => layout.strides.slice(-2));
  const batch = [a, b, out].map((layout) =>
    strided(out.shape.slice(0, -2), layout.strides.slice(0, -2), layout.offset),
  ) as [Layout, Layout, Layout];
  const { extents, strides: batchStrides, offsets } = planLoop([batch[0], batch[1]], batch[2]);
  let starts: number[][] = [[...offsets]];
  extents.forEach((extent, loop) => {
    starts = starts.flatMap((start) =>
      Array.from({ length: extent }, (_, i) => start.map((at, k) => at + i * batchStrides[k]![loop]!)),
    );
  });
  return {
    geometries: starts.map((start) => [...start, rows, columns, depth, ...strides]),
    turns: rows,
    extents: [...extents, rows, columns, depth],
  };
}
