/** Runs a reduction over tensors: what `reduce` and the standard reductions share. */
import type { Device } from "../backend/device.js";
import type { Explanation } from "../backend/explanation.js";
import type { Reduction } from "../backend/reduction.js";
import type { Operand } from "../backend/storage.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { type AxisLike, normalizeAxes } from "../layout/axes.js";
import { type Layout, printShape, rowMajor, sizeOf } from "../layout/layout.js";
import type { Tensor } from "../tensor/tensor.js";
import { checkArity } from "./arity.js";
import { broadcastOperands, writeTo } from "./elementwise.js";
import { deviceOf } from "./operands.js";
import { checkKeepdims, checkOptions, checkOut, reduceOptions } from "./options.js";
import { type Compile, Specialisations } from "./specialisations.js";

interface Prepared {
  readonly device: Device;
  readonly reduction: Reduction;
  readonly inputs: readonly Operand[];
  /** The shape of the inputs. */
  readonly shape: readonly number[];
  readonly axes: readonly number[];
  /** The shape of the result. */
  readonly outShape: readonly number[];
  readonly out: Tensor | undefined;
}

/** How an operation reduces, beyond its kernel. */
export interface ReducerOptions {
  /** Whether a reduction of nothing is refused. */
  readonly needsElements?: boolean | undefined;
}

export class Reducer {
  readonly name: string;
  /** Tensors or numbers that it takes. */
  readonly arity: number;
  private readonly needsElements: boolean;
  private readonly reductions: Specialisations<Reduction>;

  constructor(name: string, arity: number, compile: Compile<Reduction>, options: ReducerOptions = {}) {
    this.name = name;
    this.arity = arity;
    this.needsElements = options.needsElements ?? false;
    this.reductions = new Specialisations(arity, compile, hashOf);
  }

  /** `args` is kept. */
  run(args: readonly unknown[], options: unknown): Tensor {
    const { device, reduction, inputs, shape, axes, outShape, out } = this.prepare(args, options);
    const write = (target: Tensor) => {
      device.reduce(reduction, inputs, axes, {
        storage: target.storage,
        layout: keptLayout(target.layout, shape, axes),
      });
    };
    if (out === undefined) {
      const result = device.result(reduction.step.dtype, outShape);
      write(result);
      return result;
    }
    writeTo(out, inputs, write);
    return out;
  }

  explain(args: readonly unknown[], options: unknown): Explanation {
    const { device, reduction, inputs, shape, axes, outShape, out } = this.prepare(args, options);
    const dtype = out?.dtype ?? reduction.step.dtype;
    const layout = keptLayout(out?.layout ?? rowMajor(outShape), shape, axes);
    const explanation = device.explain({ kind: "reduce", reduction, inputs, axes, out: { dtype, layout } });
    return { ...explanation, output: { dtype, shape: outShape } };
  }

  private prepare(args: readonly unknown[], options: unknown): Prepared {
    const checked = checkOptions(this.name, options, reduceOptions);
    const keepdims = checkKeepdims(this.name, checked);
    checkArity(this.name, this.arity, args);
    const device = deviceOf(this.name, args);
    const { shape, inputs } = broadcastOperands(this.name, args as readonly (Tensor | number | boolean)[]);
    const axes = axesOf(this.name, checked.axis, shape.length);
    const outShape = reducedShape(shape, axes, keepdims);
    if (this.needsElements) assertElements(this.name, shape, axes);
    const reduction = this.reductions.for(args);
    const out =
      checked.out === undefined
        ? undefined
        : checkOut(this.name, checked.out, device, reduction.step.dtype, outShape);
    return { device, reduction, inputs, shape, axes, outShape, out };
  }
}

const all: (readonly number[])[] = [];

/** The axes to reduce, sorted. All of them is what small sums are mostly asked for, so those lists are kept. */
function axesOf(operation: string, axis: AxisLike, ndim: number): readonly number[] {
  if (axis !== undefined && axis !== null) return normalizeAxes(axis, ndim, operation);
  all[ndim] ??= normalizeAxes(axis, ndim);
  return all[ndim];
}

const hashOf = ({ order, init, step }: Reduction): string => `${order} ${init} ${step.hash} ${step.dtype}`;

/** The shape that is left when `axes` (sorted) of `shape` are reduced. */
export function reducedShape(shape: readonly number[], axes: readonly number[], keepdims: boolean): number[] {
  if (keepdims) return shape.map((length, d) => (axes.includes(d) ? 1 : length));
  return shape.filter((_, d) => !axes.includes(d));
}

/** The number of elements that each result is made of. */
export const reducedCount = (shape: readonly number[], axes: readonly number[]): number =>
  sizeOf(axes.map((axis) => shape[axis]!));

/** Throws `REDUCE_EMPTY` where there would be results made of nothing. */
export function assertElements(operation: string, shape: readonly number[], axes: readonly number[]): void {
  if (reducedCount(shape, axes) > 0 || sizeOf(reducedShape(shape, axes, false)) === 0) return;
  throw new LockstepError("REDUCE_EMPTY", {
    cause: `${operation} of nothing: shape ${printShape(shape)} has no elements to reduce`,
    mend: `Check the size first; ${operation} has no value that it could start from`,
  });
}

/** An output's layout with a dimension of length 1 for each reduced axis, as backends take it. */
function keptLayout(layout: Layout, shape: readonly number[], axes: readonly number[]): Layout {
  if (layout.shape.length === shape.length) return layout;
  const kept = new Array<number>(shape.length);
  const strides = new Array<number>(shape.length);
  let next = 0;
  let axis = 0;
  for (let d = 0; d < shape.length; d++) {
    const reduced = axes[axis] === d;
    kept[d] = reduced ? 1 : shape[d]!;
    strides[d] = reduced ? 0 : layout.strides[next]!;
    if (reduced) axis++;
    else next++;
  }
  return { shape: kept, strides, offset: layout.offset, size: layout.size, contiguous: layout.contiguous };
}
