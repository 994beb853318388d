/** Modules made to run: on whatever thread, of the same bytes. */
import { importModule } from "./assembly/module-builder.js";

/** A function of a module: addresses, counts and numbers. */
export type Entry = (...args: number[]) => void;

/** A module in binary, and the address of its tables. */
export interface ModuleSource {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly tables: number;
}

/** The functions of a module, bound to an arena's memory. */
export function instantiate(
  { bytes, tables }: ModuleSource,
  memory: WebAssembly.Memory,
): Readonly<Record<string, Entry>> {
  const imports = {
    memory,
    tables: new WebAssembly.Global({ value: "i32", mutable: false }, tables),
    remainder: (a: number, b: number) => a % b,
  };
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { [importModule]: imports });
  return instance.exports as Record<string, Entry>;
}
