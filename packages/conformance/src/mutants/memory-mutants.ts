/** Backends that lose track of their memory, of time, or of the truth. */
import {
  type Dtype,
  type Explanation,
  type Kernel,
  LockstepError,
  type Operand,
  type Request,
  type Storage,
  type TypedArray,
  type View,
} from "@lockstep/core";
import { arrayOf, ReferenceBackend } from "../reference/reference-backend.js";
import type { Mutant } from "./mutant.js";

/** Bytes that the one which never frees may use: a thousand small tensors fit many times. */
const limit = 2 ** 26;

export const memoryMutants: readonly Mutant[] = [
  {
    name: "never-frees",
    fault: "Storages that were given back still count against its memory",
    caughtBy: "lifecycle/*",
    create: () => {
      let used = 0;
      return new (class extends ReferenceBackend {
        override allocate(dtype: Dtype, length: number): Storage {
          const storage = super.allocate(dtype, length);
          used += arrayOf(storage).byteLength;
          if (used > limit) throw new LockstepError("OUT_OF_MEMORY", { cause: `${used} bytes are in use` });
          return storage;
        }
      })();
    },
  },
  {
    name: "frees-early",
    fault: "The memory of an input is given to the next storage of its size once it has been used",
    caughtBy: "lifecycle/*",
    create: () => {
      const pool: TypedArray[] = [];
      return new (class extends ReferenceBackend {
        override allocate(dtype: Dtype, length: number): Storage {
          const fresh = super.allocate(dtype, length);
          const place = pool.findIndex(
            (array) => array.constructor === arrayOf(fresh).constructor && array.length === length,
          );
          if (place < 0) return fresh;
          const [array] = pool.splice(place, 1);
          array!.fill(0);
          return { ...fresh, array } as Storage;
        }

        override map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
          super.map(kernel, inputs, out);
          for (const input of inputs) {
            if (typeof input !== "number" && input.storage !== out.storage) pool.push(arrayOf(input.storage));
          }
        }
      })();
    },
  },
  {
    name: "reuses-without-clearing",
    fault: "A new storage holds what the last one of its size left",
    caughtBy: "lifecycle/*",
    create: () => {
      const pool: Storage[] = [];
      return new (class extends ReferenceBackend {
        override allocate(dtype: Dtype, length: number): Storage {
          const place = pool.findIndex((storage) => storage.dtype === dtype && storage.length === length);
          return place < 0 ? super.allocate(dtype, length) : { ...pool.splice(place, 1)[0]! };
        }

        override release(storage: Storage): void {
          pool.push(storage);
        }
      })();
    },
  },
  {
    name: "reads-stale",
    fault: "What was read once is read again, though it was computed anew since",
    caughtBy: "lifecycle/order/*",
    create: () => {
      const seen = new WeakMap<Storage, TypedArray>();
      return new (class extends ReferenceBackend {
        override readSync(storage: Storage): TypedArray {
          const first = seen.get(storage) ?? super.readSync(storage);
          seen.set(storage, first);
          return first.slice() as TypedArray;
        }
      })();
    },
  },
  {
    name: "reads-late",
    fault: "A read shows what is written after it was asked for",
    caughtBy: "lifecycle/order/*",
    create: () =>
      new (class extends ReferenceBackend {
        override async read(storage: Storage): Promise<TypedArray> {
          await Promise.resolve();
          return this.readSync(storage);
        }
      })(),
  },
  {
    name: "hands-out-its-memory",
    fault: "A read gives the storage's own array, not a copy",
    caughtBy: "lifecycle/tensors/*",
    create: () =>
      new (class extends ReferenceBackend {
        override readSync(storage: Storage): TypedArray {
          return arrayOf(storage);
        }
      })(),
  },
  {
    name: "writes-whole-buffers",
    fault: "A typed array that is part of a buffer is taken from the buffer's beginning",
    caughtBy: "lifecycle/tensors/*",
    create: () =>
      new (class extends ReferenceBackend {
        override write(storage: Storage, data: TypedArray): void {
          const whole = new (data.constructor as Float32ArrayConstructor)(data.buffer as ArrayBuffer);
          super.write(storage, whole.subarray(0, data.length));
        }
      })(),
  },
  {
    name: "names-another-engine",
    fault: "explain tells of an engine that it does not have",
    caughtBy: "honesty/*",
    create: () =>
      new (class extends ReferenceBackend {
        override explain(request: Request): Explanation {
          return { ...super.explain(request), engine: "wasm-simd" };
        }
      })(),
  },
  {
    name: "changes-engine",
    fault: "Once something has run, it runs elsewhere, and only explain says so",
    caughtBy: "honesty/*",
    create: () => {
      let ran = false;
      return new (class extends ReferenceBackend {
        override map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
          ran = true;
          super.map(kernel, inputs, out);
        }

        override explain(request: Request): Explanation {
          const explanation = super.explain(request);
          return ran ? { ...explanation, engine: "interpret", fallback: "it seemed best" } : explanation;
        }
      })();
    },
  },
  {
    name: "fails-to-close",
    fault: "Disposing of the device rejects",
    caughtBy: "lifecycle/devices/*",
    create: () =>
      new (class extends ReferenceBackend {
        override close(): Promise<void> {
          return Promise.reject(new Error("it was closed before"));
        }
      })(),
  },
  {
    name: "shares-its-end",
    fault: "When one device is disposed of, storages of all others are emptied",
    caughtBy: "lifecycle/devices/*",
    create: () => new SharedEnd(),
  },
];

/** Every array that any device of this class allocated. */
const shared = new Set<TypedArray>();

class SharedEnd extends ReferenceBackend {
  override allocate(dtype: Dtype, length: number): Storage {
    const storage = super.allocate(dtype, length);
    shared.add(arrayOf(storage));
    return storage;
  }

  override close(): Promise<void> {
    for (const array of shared) array.fill(0);
    shared.clear();
    return super.close();
  }
}
