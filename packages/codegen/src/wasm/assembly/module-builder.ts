/** A module: what it imports, its functions and constant tables, and its bytes. */
import { encodeModule } from "./encode.js";
import { FunctionBuilder, type NamedType, type WasmType } from "./function-builder.js";

export interface ImportedFunction {
  readonly name: string;
  readonly parameters: readonly WasmType[];
  readonly results: readonly WasmType[];
}

/** Modules import everything from this name. */
export const importModule = "lockstep";
export const memoryImport = "memory";
/** The address at which the module's own tables are put. */
export const tablesImport = "tables";
/** What a call names to have a remainder from the platform. */
export const remainderImport = 0;

export class ModuleBuilder {
  /** What the platform gives: JavaScript's `%`. */
  readonly imports: readonly ImportedFunction[] = [
    { name: "remainder", parameters: ["f64", "f64"], results: ["f64"] },
  ];
  readonly functions: FunctionBuilder[] = [];
  readonly exports: FunctionBuilder[] = [];
  readonly #tables: Uint8Array[] = [];
  #tableBytes = 0;

  /** `shared`: whether the memory it runs in is; must be known when it is made. */
  constructor(readonly shared: boolean) {}

  /** Bytes of all tables. */
  get tableBytes(): number {
    return this.#tableBytes;
  }

  get tables(): Uint8Array {
    const all = new Uint8Array(this.#tableBytes);
    let at = 0;
    for (const table of this.#tables) {
      all.set(table, at);
      at += table.length;
    }
    return all;
  }

  add(name: string, parameters: readonly NamedType[], results: readonly WasmType[] = []): FunctionBuilder {
    const builder = new FunctionBuilder(name, parameters, results);
    this.functions.push(builder);
    return builder;
  }

  export(builder: FunctionBuilder): void {
    this.exports.push(builder);
  }

  /** What a call names: imports come first. */
  indexOf(builder: FunctionBuilder): number {
    return this.imports.length + this.functions.indexOf(builder);
  }

  /** Puts a constant table into memory and gives its offset from the tables' address. */
  table(bytes: Uint8Array): number {
    const key = bytes.join();
    let at = 0;
    for (const known of this.#tables) {
      if (known.join() === key) return at;
      at += known.length;
    }
    this.#tables.push(bytes);
    this.#tableBytes += bytes.length;
    return at;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return encodeModule(this);
  }
}
