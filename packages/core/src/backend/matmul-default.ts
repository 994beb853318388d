/**
 * The matrix product in terms of a reduction, for backends that have none of their own: rows and columns are
 * stretched over each other at stride 0, and their products summed along k, without a temporary.
 *
 * The sum is a fold, strictly from left to right along k and from 0, each product and each sum rounded to the dtype:
 * that is what every matmul of the CPU family must give, to the bit.
 */
import type { Dtype } from "../dtype/dtype.js";
import { compileMap, type Kernel, parseFunction } from "../kernel/index.js";
import { strided } from "../layout/layout.js";
import type { Request } from "./explanation.js";
import type { View, ViewShape } from "./storage.js";

type ReduceRequest = Extract<Request, { kind: "reduce" }>;

const steps = new Map<Dtype, Kernel>();

function stepFor(dtype: Dtype): Kernel {
  let step = steps.get(dtype);
  if (step === undefined) {
    const parsed = parseFunction((acc: number, a: number, b: number) => acc + a * b, { operation: "matmul" });
    step = compileMap({ ...parsed, name: "matmul" }, [dtype, dtype, dtype]);
    steps.set(dtype, step);
  }
  return step;
}

/** `out = a · b` as the reduction that computes it; for the shapes see `Backend.matmul`. */
export function matmulAsReduction(a: View, b: View, out: ViewShape): ReduceRequest {
  const rank = out.layout.shape.length;
  const batch = out.layout.shape.slice(0, rank - 2);
  const [rows, columns] = out.layout.shape.slice(rank - 2) as [number, number];
  const depth = a.layout.shape[rank - 1]!;
  const shape = [...batch, rows, columns, depth];
  const [rowStride, alongA] = a.layout.strides.slice(rank - 2) as [number, number];
  const [alongB, columnStride] = b.layout.strides.slice(rank - 2) as [number, number];
  const stretch = (view: View, last: readonly number[]): View => ({
    storage: view.storage,
    layout: strided(shape, [...view.layout.strides.slice(0, rank - 2), ...last], view.layout.offset),
  });
  return {
    kind: "reduce",
    reduction: { order: "fold", step: stepFor(out.dtype), init: 0 },
    inputs: [stretch(a, [rowStride, 0, alongA]), stretch(b, [0, columnStride, alongB])],
    axes: [rank],
    out: {
      dtype: out.dtype,
      layout: strided([...out.layout.shape, 1], [...out.layout.strides, 0], out.layout.offset),
    },
  };
}
