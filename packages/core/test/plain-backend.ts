/** The least that a backend can be, for core's own tests: typed arrays, and `map` of kernels that only convert. */

import type { Capabilities } from "../src/backend/capabilities.js";
import type { Explanation, Request } from "../src/backend/explanation.js";
import type { Reduction } from "../src/backend/reduction.js";
import type { Operand, Storage, View } from "../src/backend/storage.js";
import { type Dtype, dtypes, newArray, type TypedArray } from "../src/dtype/dtype.js";
import { libraryFunctions } from "../src/kernel/functions.js";
import type { Kernel } from "../src/kernel/tree.js";
import type { Layout } from "../src/layout/layout.js";
import { Backend } from "../src/operations/backend.js";

interface PlainStorage extends Storage {
  array: TypedArray;
  released: boolean;
}

/** What differs from a backend that has everything. */
export interface PlainOptions {
  readonly name?: string;
  readonly syncReads?: boolean;
  readonly dtypes?: readonly Dtype[];
  readonly maxElements?: number;
}

export class PlainBackend extends Backend {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly released: Storage[] = [];
  readonly reclaimed: unknown[] = [];
  closed = 0;
  nextResource: unknown;

  constructor(options: PlainOptions = {}) {
    super();
    const exact = { ulp: 0 };
    this.name = options.name ?? "plain";
    this.capabilities = {
      dtypes: options.dtypes ?? dtypes,
      engine: "interpret",
      syncReads: options.syncReads ?? true,
      maxElements: options.maxElements ?? 2 ** 31,
      rounding: "each",
      reductionOrder: "fixed",
      flushesSubnormals: false,
      arithmetic: exact,
      functions: Object.fromEntries(
        Object.keys(libraryFunctions).map((name) => [name, exact]),
      ) as Capabilities["functions"],
    };
  }

  allocate(dtype: Dtype, length: number): Storage {
    const storage: PlainStorage & { resource?: unknown } = {
      dtype,
      length,
      array: newArray(dtype, length),
      released: false,
    };
    if (this.nextResource !== undefined) storage.resource = this.nextResource;
    return storage;
  }

  write(storage: Storage, data: TypedArray): void {
    arrayOf(storage).set(data);
  }

  read(storage: Storage): Promise<TypedArray> {
    return Promise.resolve(arrayOf(storage).slice());
  }

  override readSync(storage: Storage): TypedArray {
    return arrayOf(storage).slice();
  }

  release(storage: Storage): void {
    arrayOf(storage);
    (storage as PlainStorage).released = true;
    this.released.push(storage);
  }

  override reclaim(resource: unknown): void {
    this.reclaimed.push(resource);
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    const [input] = inputs as readonly [View];
    if (!kernel.hash.startsWith("identity-"))
      throw new Error(`The plain backend does not run ${kernel.name}`);
    const from = arrayOf(input.storage);
    const to = arrayOf(out.storage);
    const values = placesOf(input.layout).map((place) => from[place]!);
    placesOf(out.layout).forEach((place, i) => {
      const value = values[i]!;
      to[place] = kernel.type === "bool" ? Number(value !== 0 && !Number.isNaN(value)) : value;
    });
  }

  reduce(_reduction: Reduction, _inputs: readonly Operand[], _axes: readonly number[], _out: View): void {
    throw new Error("The plain backend does not reduce");
  }

  explain(_request: Request): Explanation {
    throw new Error("The plain backend does not explain");
  }

  close(): Promise<void> {
    this.closed++;
    return Promise.resolve();
  }
}

/** The storage elements that a layout sees, in row-major order, found the plainest way there is. */
export function placesOf({ shape, strides, offset }: Layout): number[] {
  let places = [offset];
  shape.forEach((length, d) => {
    places = places.flatMap((place) => Array.from({ length }, (_, i) => place + i * strides[d]!));
  });
  return places;
}

function arrayOf(storage: Storage): TypedArray {
  const plain = storage as PlainStorage;
  if (plain.released) throw new Error("A storage is used after its release");
  return plain.array;
}
