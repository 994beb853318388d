/** Modules compiled and bound to an arena's memory, with their tables put there. */
import { type Arena, blockBytes } from "../memory/index.js";
import type { ModuleBuilder } from "./assembly/module-builder.js";
import { scratchOffset, tablesOffset } from "./frame.js";
import { type Entry, instantiate, type ModuleSource } from "./instantiate.js";
import { perArena } from "./per-arena.js";

// Node makes its clock when it is first asked for, which would be in a person's first call.
const clock = globalThis.performance;

export interface VectorLoop {
  readonly entries: Readonly<Record<string, Entry>>;
  /** What it was made of, for whoever makes it again on another thread. */
  readonly source: ModuleSource;
  /** Milliseconds from kernel to instance. */
  readonly compileTime: number;
}

export class Instances {
  readonly #tables = new Map<string, number>();
  #nextTables = tablesOffset;

  constructor(readonly arena: Arena) {}

  /** Compiles what `write` writes. */
  make(write: () => ModuleBuilder): VectorLoop {
    const start = clock.now();
    const builder = write();
    const source = { bytes: builder.bytes(), tables: this.#addressOf(builder) };
    const entries = instantiate(source, this.arena.memory);
    return { entries, source, compileTime: clock.now() - start };
  }

  /**
   * Where a module's tables are: modules with the same ones share them, and there are only the library's few. The
   * workspace has room for those, however full the arena is.
   */
  #addressOf({ tables }: ModuleBuilder): number {
    if (tables.length === 0) return 0;
    const key = tables.join();
    let address = this.#tables.get(key);
    if (address === undefined) {
      address = this.#nextTables;
      this.#nextTables += blockBytes(tables.length);
      if (this.#nextTables > scratchOffset) throw new Error("Tables of more kinds than the workspace holds");
      this.#tables.set(key, address);
    }
    return address;
  }
}

export const instancesOf = /* @__PURE__ */ perArena((arena) => new Instances(arena));
