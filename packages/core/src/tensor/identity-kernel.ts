/**
 * The kernel that only converts: what `copy`, `contiguous` and `astype` run. It is written as the plain data it is,
 * so that tensors need nothing of the compiler.
 */
import type { Dtype } from "../dtype/dtype.js";
import type { Expression, Kernel, ValueType } from "../kernel/tree.js";

const kernels = new Map<string, Kernel>();

const valueType = (dtype: Dtype): ValueType => (dtype === "uint8" ? "int32" : dtype);

/** `(x) => x` from one dtype to another; the same object each time, so that backends find what they compiled. */
export function identityKernel(from: Dtype, to: Dtype): Kernel {
  const key = `identity-${from}-${to}`;
  const known = kernels.get(key);
  if (known) return known;
  const source = valueType(from);
  const type = valueType(to);
  const read: Expression = { kind: "local", type: source, local: 0 };
  const value: Expression = source === type ? read : { kind: "convert", type, value: read };
  const kernel: Kernel = {
    name: from === to ? "copy" : "astype",
    parameters: [{ name: "x", type: source }],
    locals: [{ name: "x", type: source }],
    body: [{ kind: "return", value }],
    functions: [],
    type,
    dtype: to,
    hash: key,
  };
  kernels.set(key, kernel);
  return kernel;
}
