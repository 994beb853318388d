/** Calls that must be refused, whatever function they are given: shapes, axes, dtypes, options, devices. */
import { type Device, type ErrorCode, map, matmul, reduce, sum, type Tensor, zip } from "@lockstep/core";
import type { Bench } from "../framework/bench.js";
import { ReferenceBackend } from "../reference/reference-backend.js";

export interface RefusedCall {
  /** Of shape [2, 3] and dtype float32. */
  readonly x: Tensor;
  /** Another such, which must be left as it is. */
  readonly out: Tensor;
  readonly device: Device;
  readonly bench: Bench;
}

export interface RefusedArguments {
  readonly code: ErrorCode;
  readonly call: (given: RefusedCall) => unknown;
}

type Loose = (...args: unknown[]) => Tensor;
const negate = map((x) => -x) as unknown as Loose;
const half = map((x) => x / 2) as unknown as Loose;
const add = zip((x, y) => x + y) as unknown as Loose;
const total = reduce((acc, x) => acc + x, 0) as unknown as Loose;
const product = matmul as unknown as Loose;
const refuse = (code: ErrorCode, call: RefusedArguments["call"]): RefusedArguments => ({ code, call });

const shapes: Readonly<Record<string, RefusedArguments>> = {
  "shapes-that-do-not-broadcast": refuse("SHAPE_MISMATCH", ({ x, device, out }) =>
    add(x, device.zeros([4]), { out }),
  ),
  "shapes-that-do-not-broadcast-inside": refuse("SHAPE_MISMATCH", ({ x, device }) =>
    add(x, device.zeros([3, 3])),
  ),
  "out-too-small": refuse("SHAPE_MISMATCH", ({ x, device }) => negate(x, { out: device.zeros([3]) })),
  "out-to-be-broadcast": refuse("SHAPE_MISMATCH", ({ x, out }) => negate(x.at(0), { out })),
  "out-of-another-rank": refuse("SHAPE_MISMATCH", ({ x, device }) =>
    negate(x, { out: device.zeros([1, 2, 3]) }),
  ),
  "out-of-reduction": refuse("SHAPE_MISMATCH", ({ x, out }) => total(x, { axis: 0, out })),
  "matmul-inner": refuse("SHAPE_MISMATCH", ({ x }) => product(x, x)),
  "matmul-scalar": refuse("SHAPE_MISMATCH", ({ x }) => product(x.at(0, 0), x)),
  "matmul-batch": refuse("SHAPE_MISMATCH", ({ device }) =>
    product(device.zeros([2, 3, 3]), device.zeros([4, 3, 3])),
  ),
  "matmul-out": refuse("SHAPE_MISMATCH", ({ x, out }) => product(x, x.T, { out })),
  "reshape-to-another-size": refuse("SHAPE_MISMATCH", ({ x }) => x.reshape([4, 2])),
  "reshape-open": refuse("SHAPE_MISMATCH", ({ x }) => x.reshape([4, -1])),
  "reshape-open-twice": refuse("SHAPE_INVALID", ({ x }) => x.reshape([-1, -1])),
  "broadcast-to-smaller": refuse("SHAPE_MISMATCH", ({ x }) => x.broadcastTo([3])),
  "broadcast-to-other": refuse("SHAPE_MISMATCH", ({ x }) => x.broadcastTo([4, 3])),
  "squeeze-long": refuse("SHAPE_MISMATCH", ({ x }) => x.squeeze(0)),
  "shape-nan": refuse("SHAPE_INVALID", ({ device }) => device.zeros([Number.NaN])),
  "shape-negative": refuse("SHAPE_INVALID", ({ device }) => device.zeros([-1, 2])),
  "shape-fraction": refuse("SHAPE_INVALID", ({ device }) => device.zeros([1.5])),
  "shape-infinite": refuse("SHAPE_INVALID", ({ device }) => device.zeros([Number.POSITIVE_INFINITY])),
  "shape-string": refuse("SHAPE_INVALID", ({ device }) => device.zeros("2" as never)),
  "shape-not-filled": refuse("SHAPE_INVALID", ({ device }) => device.tensor([1, 2, 3], { shape: [2, 2] })),
  "ragged-rows": refuse("SHAPE_RAGGED", ({ device }) => device.tensor([[1, 2], [3]])),
  "ragged-depth": refuse("SHAPE_RAGGED", ({ device }) => device.tensor([[1, 2], 3] as never)),
  "ragged-first": refuse("SHAPE_RAGGED", ({ device }) => device.tensor([1, [2, 3]] as never)),
};

const axes: Readonly<Record<string, RefusedArguments>> = {
  "axis-too-large": refuse("AXIS_RANGE", ({ x }) => total(x, { axis: 2 })),
  "axis-too-negative": refuse("AXIS_RANGE", ({ x }) => total(x, { axis: -3 })),
  "axis-fraction": refuse("AXIS_RANGE", ({ x }) => total(x, { axis: 0.5 })),
  "axis-nan": refuse("AXIS_RANGE", ({ x }) => total(x, { axis: Number.NaN })),
  "axis-twice": refuse("AXIS_RANGE", ({ x }) => total(x, { axis: [0, 0] })),
  "axis-twice-from-both-ends": refuse("AXIS_RANGE", ({ x }) => total(x, { axis: [1, -1] })),
  "axis-of-scalar": refuse("AXIS_RANGE", ({ x }) => total(x.at(0, 0), { axis: 0 })),
  "standard-axis": refuse("AXIS_RANGE", ({ x }) => sum(x, { axis: 5 })),
  "flip-axis": refuse("AXIS_RANGE", ({ x }) => x.flip(2)),
  "transpose-too-few": refuse("AXIS_RANGE", ({ x }) => x.transpose([0])),
  "transpose-twice": refuse("AXIS_RANGE", ({ x }) => x.transpose([1, 1])),
  "expand-dims-axis": refuse("AXIS_RANGE", ({ x }) => x.expandDims(4)),
  "squeeze-axis": refuse("AXIS_RANGE", ({ x }) => x.squeeze(2)),
  "too-many-slices": refuse("AXIS_RANGE", ({ x }) => x.slice(null, null, null)),
  "index-too-large": refuse("INDEX_RANGE", ({ x }) => x.at(2)),
  "index-too-negative": refuse("INDEX_RANGE", ({ x }) => x.at(-3)),
  "index-fraction": refuse("INDEX_RANGE", ({ x }) => x.slice(0.5)),
  "slice-step-0": refuse("SLICE_INVALID", ({ x }) => x.slice({ step: 0 })),
  "slice-fraction": refuse("SLICE_INVALID", ({ x }) => x.slice([0.5, 2])),
};

const dtypesAndValues: Readonly<Record<string, RefusedArguments>> = {
  "dtype-unknown": refuse("DTYPE_UNKNOWN", ({ device }) => device.zeros([2], { dtype: "float16" as never })),
  "dtype-unknown-astype": refuse("DTYPE_UNKNOWN", ({ x }) => x.astype("complex64" as never)),
  "dtype-of-int16": refuse("DTYPE_UNKNOWN", ({ device }) => device.tensor(new Int16Array(2) as never)),
  "out-narrower": refuse("DTYPE_MISMATCH", ({ x, device }) =>
    negate(x, { out: device.zeros([2, 3], { dtype: "int32" }) }),
  ),
  "out-narrower-than-quotient": refuse("DTYPE_MISMATCH", ({ device }) => {
    const counts = device.zeros([3], { dtype: "int32" });
    return half(counts, { out: counts });
  }),
  "value-string": refuse("DTYPE_VALUE", ({ device }) => device.tensor(["1", "2"] as never)),
  "value-null": refuse("DTYPE_VALUE", ({ device }) => device.tensor([null] as never)),
  "value-fraction-as-int32": refuse("DTYPE_VALUE", ({ device }) => device.tensor([0.5], { dtype: "int32" })),
  "value-too-large-for-int32": refuse("DTYPE_VALUE", ({ device }) =>
    device.full([2], 2 ** 31, { dtype: "int32" }),
  ),
  "item-of-several": refuse("ITEM_SIZE", ({ x }) => x.item()),
  "init-string": refuse("REDUCE_INIT", () => reduce((acc, x) => acc + x, "0" as never)),
  "init-missing": refuse("REDUCE_INIT", () => reduce((acc, x) => acc + x, undefined as never)),
  "not-associative": refuse("REDUCE_ASSOCIATIVE", ({ x }) =>
    (reduce((acc, y) => acc / 2 + y, 0, { associative: true }) as unknown as Loose)(x),
  ),
  "not-commutative": refuse("REDUCE_ASSOCIATIVE", ({ x }) =>
    (reduce((_acc, y) => y, 0, { associative: true }) as unknown as Loose)(x),
  ),
  "minimum-of-nothing": refuse("REDUCE_EMPTY", ({ device }) => device.zeros([0]).min()),
  "maximum-of-nothing": refuse("REDUCE_EMPTY", ({ device }) => device.zeros([3, 0]).max({ axis: 1 })),
};

const callsThemselves: Readonly<Record<string, RefusedArguments>> = {
  "out-repeats-itself": refuse("OUT_OVERLAP", ({ x, device }) =>
    negate(x, { out: device.zeros([1, 3]).broadcastTo([2, 3]) }),
  ),
  "out-no-tensor": refuse("ARGUMENT_INVALID", ({ x }) => negate(x, { out: [] })),
  "option-misspelt": refuse("ARGUMENT_INVALID", ({ x, out }) => negate(x, { output: out })),
  "option-of-reduction-misspelt": refuse("ARGUMENT_INVALID", ({ x }) => total(x, { keepDims: true })),
  "keepdims-no-bool": refuse("ARGUMENT_INVALID", ({ x }) => total(x, { keepdims: 1 })),
  "numbers-alone": refuse("ARGUMENT_INVALID", () => add(1, 2)),
  "argument-missing": refuse("ARGUMENT_INVALID", ({ x }) => add(x)),
  "argument-array": refuse("ARGUMENT_INVALID", ({ x }) => add(x, [1, 2, 3])),
  "argument-typed-array": refuse("ARGUMENT_INVALID", ({ x }) => add(x, new Float32Array(3))),
  "argument-string": refuse("ARGUMENT_INVALID", ({ x }) => add(x, "1")),
  "argument-undefined": refuse("ARGUMENT_INVALID", ({ x }) => add(x, undefined)),
  "two-backends": refuse("BACKEND_MISMATCH", ({ x }) => add(x, new ReferenceBackend().zeros([2, 3]))),
  "out-on-another-backend": refuse("BACKEND_MISMATCH", ({ x }) =>
    negate(x, { out: new ReferenceBackend().zeros([2, 3]) }),
  ),
  "disposed-argument": refuse("DISPOSED", ({ device, out }) => {
    const gone = device.zeros([2, 3]);
    gone.dispose();
    return add(out, gone, { out });
  }),
  "disposed-out": refuse("DISPOSED", ({ x, device }) => {
    const gone = device.zeros([2, 3]);
    gone.dispose();
    return negate(x, { out: gone });
  }),
  "more-than-it-holds": refuse("OUT_OF_MEMORY", ({ device }) =>
    device.zeros([device.capabilities.maxElements + 1]),
  ),
};

/** All of them, each under its own name. */
export const refusedArguments: Readonly<Record<string, RefusedArguments>> = {
  ...shapes,
  ...axes,
  ...dtypesAndValues,
  ...callsThemselves,
};
