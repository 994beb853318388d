/**
 * What whoever writes a backend extends: a device on which every standard operation runs.
 *
 * It stands above the operations because they are methods of its tensors. A page that imports `Device` and a few
 * operations, and no backend, need not carry the others, nor the sequences that only some programs begin with.
 */
import { Device } from "../backend/device.js";
import { matmulAsReduction } from "../backend/matmul-default.js";
import type { View } from "../backend/storage.js";
import type { Dtype } from "../dtype/dtype.js";
import { sizeOf } from "../layout/layout.js";
import { checkShape } from "../layout/shape.js";
import { type DtypeOption, dtypeFrom, type EyeOptions, type LinspaceOptions } from "../tensor/creation.js";
import { arange, arangeArguments, arangeLength, eye, linspace } from "../tensor/sequences.js";
import type { Tensor } from "../tensor/tensor.js";
import { installStandardMethods } from "./methods.js";

export abstract class Backend extends Device {
  constructor() {
    super();
    installStandardMethods();
  }

  /** As `Device` says, in terms of `reduce`; override it for speed. */
  matmul(a: View, b: View, out: View): void {
    const request = matmulAsReduction(a, b, { dtype: out.storage.dtype, layout: out.layout });
    const result = { storage: out.storage, layout: request.out.layout };
    this.reduce(request.reduction, request.inputs, request.axes, result);
  }

  /**
   * `start`, `start + step`, … up to but not including `stop`; from 0 when only `stop` is given. Elements are
   * computed as `start + i * step` in double precision. Throws `ARGUMENT_INVALID` (a step of 0), `DTYPE_VALUE`.
   */
  arange<D extends Dtype = "float32">(stop: number, options?: DtypeOption<D>): Tensor<D>;
  arange<D extends Dtype = "float32">(start: number, stop: number, options?: DtypeOption<D>): Tensor<D>;
  arange<D extends Dtype = "float32">(
    start: number,
    stop: number,
    step: number,
    options?: DtypeOption<D>,
  ): Tensor<D>;
  arange(...args: readonly (number | DtypeOption<Dtype> | undefined)[]): Tensor {
    const { start, stop, step, options } = arangeArguments(args);
    const dtype = dtypeFrom<Dtype>(options, "float32");
    const length = arangeLength(start, stop, step);
    this.assertHolds(dtype, length);
    return this.fromData(dtype, [length], arange(dtype, length, start, step));
  }

  /** `num` evenly spaced values from `start` to `stop` (the last of them, unless `endpoint` is false). */
  linspace<D extends Dtype = "float32">(
    start: number,
    stop: number,
    num: number,
    options?: LinspaceOptions<D>,
  ): Tensor<D> {
    const dtype = dtypeFrom<D>(options, "float32", ["dtype", "endpoint"]);
    const shape = checkShape([num]);
    this.assertHolds(dtype, num);
    return this.fromData(dtype, shape, linspace(dtype, start, stop, num, options?.endpoint ?? true));
  }

  /** Ones on a diagonal of a `rows` × `columns` matrix (square when `columns` is left out), zeros elsewhere. */
  eye<D extends Dtype = "float32">(rows: number, columns?: number, options?: EyeOptions<D>): Tensor<D>;
  eye<D extends Dtype = "float32">(rows: number, options?: EyeOptions<D>): Tensor<D>;
  eye(rows: number, ...rest: readonly (number | EyeOptions<Dtype> | undefined)[]): Tensor {
    const [columns = rows, options] =
      typeof rest[0] === "object" ? [rows, rest[0]] : (rest as [number?, EyeOptions<Dtype>?]);
    const dtype = dtypeFrom<Dtype>(options, "float32", ["dtype", "k"]);
    const shape = checkShape([rows, columns]);
    this.assertHolds(dtype, sizeOf(shape));
    return this.fromData(dtype, shape, eye(dtype, rows, columns, options?.k ?? 0));
  }
}
