/** The numbers 0, 1, 2, … as a tensor, computed where the device computes. */
import type { Device } from "../backend/device.js";
import { compileMap } from "../kernel/index.js";
import { arange } from "../tensor/sequences.js";
import type { Tensor } from "../tensor/tensor.js";
import { Elementwise } from "./elementwise.js";
import { parseStandard } from "./standard-kernels.js";
import { withTemporaries } from "./temporaries.js";

/** Up to so many indices are written as they are; of more, a row of so many is, and a column of where rows begin. */
const rowLength = 1024;

const sum = /* @__PURE__ */ (() =>
  new Elementwise("indices", 2, (types) =>
    compileMap(
      parseStandard("indices", (start: number, i: number) => start + i),
      types,
    ),
  ))();

/** The indices from 0 up to but not including `length`, an int32 tensor of one dimension. */
export function indexLine(device: Device, length: number): Tensor<"int32"> {
  const written = (count: number, step: number): Tensor<"int32"> =>
    device.fromData("int32", [count], arange("int32", count, 0, step));
  if (length <= rowLength) return written(length, 1);
  return withTemporaries((temporary) => {
    const starts = temporary(written(Math.ceil(length / rowLength), rowLength));
    const row = temporary(written(rowLength, 1));
    const rows = temporary(sum.run2(temporary(starts.expandDims(1)), row, undefined));
    return temporary(rows.reshape([-1])).slice([0, length]) as Tensor<"int32">;
  });
}
