/** Checks what an operation is given, and says what is wrong with it in the words of the call. */
import type { Device } from "../backend/device.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { Tensor } from "../tensor/tensor.js";
import { codeOf, firstWeakCode } from "./argument-types.js";

/**
 * The device on which the operation runs: that of its tensors. Throws `ARGUMENT_INVALID`, `BACKEND_MISMATCH` and
 * `DISPOSED`.
 */
export function deviceOf(operation: string, args: readonly unknown[]): Device {
  let first: Tensor | undefined;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i];
    const code = codeOf(arg);
    if (code < 0) throw notAnOperand(operation, arg, i);
    if (code >= firstWeakCode) continue;
    const tensor = arg as Tensor;
    tensor.assertUsable(operation);
    if (first === undefined) first = tensor;
    else if (first.device !== tensor.device) throw twoDevices(operation, first.device, tensor.device);
  }
  if (first !== undefined) return first.device;
  throw new LockstepError("ARGUMENT_INVALID", {
    cause: `${operation} was given numbers alone`,
    mend: "At least one argument must be a tensor, which also says where to run: device.tensor(…)",
  });
}

/** A tensor where only a tensor will do. Throws `ARGUMENT_INVALID` and `DISPOSED`. */
export function assertTensor(operation: string, value: unknown, index: number): asserts value is Tensor {
  if (!(value instanceof Tensor)) throw notAnOperand(operation, value, index, "a tensor");
  value.assertUsable(operation);
}

export function twoDevices(operation: string, a: Device, b: Device): LockstepError {
  const cause =
    a.name === b.name
      ? `${operation} of tensors on two devices, both of the backend '${a.name}'`
      : `${operation} of tensors on two backends, '${a.name}' and '${b.name}'`;
  return new LockstepError("BACKEND_MISMATCH", {
    cause,
    mend: "Move one to where the other is: await x.to(device)",
  });
}

const places = ["first", "second", "third", "fourth"];

export function notAnOperand(
  operation: string,
  value: unknown,
  index: number,
  wanted = "a tensor or a number",
): LockstepError {
  const place = places[index] ?? `${index + 1}th`;
  return new LockstepError("ARGUMENT_INVALID", {
    cause:
      value === undefined
        ? `${operation} is missing its ${place} argument`
        : `The ${place} argument of ${operation} is ${describe(value)}, not ${wanted}`,
    mend:
      Array.isArray(value) || ArrayBuffer.isView(value)
        ? "Make a tensor of it first, on the device where it is to run: device.tensor(…)"
        : `Give ${operation} ${wanted}`,
  });
}

/** A value in the words of an error. */
export function describe(value: unknown): string {
  if (value === undefined) return "undefined";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
  if (typeof value === "string") return `the string ${JSON.stringify(value)}`;
  if (typeof value === "function") return "a function";
  if (value instanceof Tensor) return "a tensor";
  return typeof value === "object" ? "an object" : `the ${typeof value} ${String(value)}`;
}
