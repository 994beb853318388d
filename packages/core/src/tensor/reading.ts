/**
 * Reading a tensor. Backends read whole storages, so a tensor that is not exactly its storage is packed on the device
 * first: an element of a large tensor must not cost a copy of all of it.
 */
import type { Device } from "../backend/device.js";
import type { Storage, View } from "../backend/storage.js";
import { arrayConstructor, type Dtype, type TypedArray } from "../dtype/dtype.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { rowMajor } from "../layout/layout.js";
import { identityKernel } from "./identity-kernel.js";

interface Source<D extends Dtype> extends View {
  readonly device: Device;
  readonly dtype: D;
}

export async function readData<D extends Dtype>(source: Source<D>): Promise<TypedArray<D>> {
  const { device } = source;
  if (isWhole(source)) return checkRead(source, await device.read(source.storage));
  const packed = pack(source);
  try {
    return checkRead(source, await device.read(packed));
  } finally {
    if (!device.disposed) device.release(packed);
  }
}

export function readDataSync<D extends Dtype>(source: Source<D>): TypedArray<D> {
  const { device } = source;
  assertSyncReads(device);
  if (isWhole(source)) return checkRead(source, device.readSync!(source.storage));
  const packed = pack(source);
  try {
    return checkRead(source, device.readSync!(packed));
  } finally {
    device.release(packed);
  }
}

function isWhole({ layout, storage }: View): boolean {
  return layout.contiguous && layout.offset === 0 && layout.size === storage.length;
}

function pack<D extends Dtype>(source: Source<D>): Storage {
  const { device, dtype, layout } = source;
  const storage = device.allocate(dtype, layout.size);
  device.map(identityKernel(dtype, dtype), [source], { storage, layout: rowMajor(layout.shape) });
  return storage;
}

function assertSyncReads(device: Device): void {
  const { syncReads, syncReadsObstacle } = device.capabilities;
  if (!syncReads) {
    throw new LockstepError("SYNC_READ_UNSUPPORTED", {
      cause: `Elements on ${device.name} cannot be read at once`,
      mend: "Await data() or array() instead",
      ...syncReadsObstacle,
    });
  }
  if (!device.readSync) {
    throw new LockstepError("BACKEND_CONTRACT", {
      cause: `${device.name} says that it reads synchronously but has no readSync`,
      mend: "Implement readSync, or set capabilities.syncReads to false",
    });
  }
}

function checkRead<D extends Dtype>(source: Source<D>, data: TypedArray): TypedArray<D> {
  if (data instanceof arrayConstructor(source.dtype) && data.length === source.layout.size) {
    return data as TypedArray<D>;
  }
  throw new LockstepError("BACKEND_CONTRACT", {
    cause:
      `${source.device.name} read ${data.length} elements as ${data.constructor.name} from a storage of ` +
      `${source.layout.size} ${source.dtype}`,
    mend: "read and readSync give all elements of the storage, in the typed array of its dtype",
  });
}
