/** Elements in the arena, where WebAssembly can reach them. */
import { bytesPerElement, type Dtype, dtypes, type Storage, type TypedArray } from "@lockstep/core";
import { type Arena, type Cell, type Place, Residents } from "../memory/index.js";

export class ArenaStorage implements Storage {
  readonly dtype: Dtype;
  readonly length: number;
  readonly resource: Place;
  /** The dtype as a small number, for keys that are made at every call. */
  readonly code: number;
  /** Bytes of an element. */
  readonly width: number;

  constructor(readonly cell: Cell) {
    this.dtype = cell.dtype;
    this.length = cell.length;
    this.resource = cell.place;
    this.code = dtypes.indexOf(cell.dtype);
    this.width = bytesPerElement(cell.dtype);
  }
}

/** Devices that nobody disposed of. Their cells do not refer to their storages, so these go with the device. */
const abandoned = new FinalizationRegistry<Residents>((residents) => residents.close());

export class ArenaStorages {
  readonly residents: Residents;

  constructor(arena: Arena, settle?: (cell: Cell) => void) {
    this.residents = new Residents(arena, settle);
    abandoned.register(this, this.residents);
  }

  allocate(dtype: Dtype, length: number): Storage {
    return new ArenaStorage(this.residents.allocate(dtype, length));
  }

  write(storage: Storage, data: TypedArray): void {
    this.residents.write((storage as ArenaStorage).cell, data);
  }

  read(storage: Storage): TypedArray {
    return this.residents.read((storage as ArenaStorage).cell);
  }

  release(storage: Storage): void {
    this.residents.release((storage as ArenaStorage).cell);
  }

  reclaim(resource: unknown): void {
    this.residents.reclaim(resource as Place);
  }

  close(): void {
    this.residents.close();
  }
}
