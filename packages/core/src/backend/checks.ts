/** Checks on the way to a new tensor: is there a device, can it hold the tensor, and did it give what was asked? */
import type { Dtype } from "../dtype/dtype.js";
import { LockstepError } from "../errors/lockstep-error.js";
import type { Device } from "./device.js";
import type { Storage } from "./storage.js";

/** Throws `ARGUMENT_INVALID` for what is no device. (Not by its class: another copy of core may have made it.) */
export function checkDevice(value: unknown): void {
  if (typeof (value as Device | undefined)?.assertHolds === "function") return;
  throw new LockstepError("ARGUMENT_INVALID", {
    cause: `${value === null ? "null" : typeof value === "string" ? JSON.stringify(value) : `A ${typeof value}`} is not a device`,
    mend: "Give the device itself, as in await x.to(device)",
  });
}

/** Throws `DTYPE_UNSUPPORTED` or `OUT_OF_MEMORY` where the backend says that it cannot hold such a tensor. */
export function checkHolds({ name, capabilities }: Device, dtype: Dtype, size: number): void {
  const { dtypes, maxElements } = capabilities;
  if (!dtypes.includes(dtype)) {
    throw new LockstepError("DTYPE_UNSUPPORTED", {
      cause: `${name} does not have ${dtype}`,
      mend: `It has ${dtypes.join(", ")}; convert with astype first`,
    });
  }
  if (size > maxElements) {
    throw new LockstepError("OUT_OF_MEMORY", {
      cause: `A tensor of ${size} elements on ${name}, which holds at most ${maxElements} in one`,
      mend: "Work in parts, or use another backend",
    });
  }
}

/** Throws `BACKEND_CONTRACT` where a new storage is not the one that was asked for. */
export function checkAllocated({ name }: Device, storage: Storage, dtype: Dtype, length: number): void {
  if (storage.dtype === dtype && storage.length === length) return;
  throw new LockstepError("BACKEND_CONTRACT", {
    cause: `${name} allocated ${storage.length} ${storage.dtype} where ${length} ${dtype} were asked for`,
    mend: "allocate gives a storage of exactly the dtype and length asked for",
  });
}
