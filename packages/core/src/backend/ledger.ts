/**
 * Which tensors and storages of a device are alive, and what ends them.
 *
 * Views share a storage, so each storage has a lease that counts its tensors. The last `dispose()` gives the storage
 * back; so does the garbage collector, for storages of which nobody disposed. The ledger holds counters and leases,
 * never a tensor or a storage: a loop that frees nothing must not run out of memory because somebody was counting.
 * (That is also why there are no weak references here. Making one keeps its target alive until the current job ends.)
 */

import type { Tensor } from "../tensor/tensor.js";
import type { Device } from "./device.js";
import { ScopeStack } from "./scope-stack.js";
import type { Storage } from "./storage.js";

/** One storage's entry, shared by all tensors that see it. */
export interface Lease {
  /** Tensors alive. */
  tensors: number;
  readonly bytes: number;
  /** See `Storage.resource`. */
  readonly resource: unknown;
  /** Given back, or taken by the garbage collector. */
  ended: boolean;
}

/** What is alive on a device. A view that was collected counts until its storage goes. */
export interface MemoryUse {
  readonly tensors: number;
  readonly storages: number;
  /** Bytes of all storages. */
  readonly bytes: number;
}

export class Ledger {
  readonly scopes = new ScopeStack();
  #tensors = 0;
  #storages = 0;
  #bytes = 0;
  readonly #device: Device;
  readonly #collected: FinalizationRegistry<Lease>;

  constructor(device: Device) {
    this.#device = device;
    this.#collected = new FinalizationRegistry((lease) => {
      if (lease.ended || device.disposed) return;
      this.#tensors -= lease.tensors;
      this.#end(lease);
      if (lease.resource !== undefined) device.reclaim?.(lease.resource);
    });
  }

  /** The lease of a storage that was just allocated. */
  open(storage: Storage, bytes: number): Lease {
    const lease: Lease = { tensors: 0, bytes, resource: storage.resource, ended: false };
    this.#storages++;
    this.#bytes += bytes;
    this.#collected.register(storage, lease, lease);
    return lease;
  }

  /** A tensor comes to life. */
  admit(tensor: Tensor): void {
    this.#tensors++;
    tensor.lease.tensors++;
    if (this.scopes.open !== 0) this.scopes.current()?.add(tensor);
  }

  /** A tensor of `storage` is disposed of; the last one gives the storage back. */
  dismiss(tensor: Tensor, storage: Storage): void {
    const { lease } = tensor;
    if (this.scopes.open !== 0) this.scopes.current()?.forget(tensor);
    if (this.#device.disposed) return;
    this.#tensors--;
    lease.tensors--;
    if (lease.tensors > 0) return;
    // Else the registry would hold the lease until the current job ends.
    this.#collected.unregister(lease);
    this.#end(lease);
    this.#device.release(storage);
  }

  use(): MemoryUse {
    return { tensors: this.#tensors, storages: this.#storages, bytes: this.#bytes };
  }

  /** The device itself is gone, and all its storages with it. */
  close(): void {
    this.#tensors = 0;
    this.#storages = 0;
    this.#bytes = 0;
  }

  #end(lease: Lease): void {
    lease.ended = true;
    this.#storages--;
    this.#bytes -= lease.bytes;
  }
}
