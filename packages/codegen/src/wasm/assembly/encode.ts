/** The binary format (WebAssembly Core Specification 2.0, chapter 5). */
import type { FunctionBuilder, Instruction, WasmType } from "./function-builder.js";
import { instructionForm } from "./instructions.js";
import { importModule, type ModuleBuilder, memoryImport, tablesImport } from "./module-builder.js";

const typeCodes: Readonly<Record<WasmType, number>> = {
  i32: 0x7f,
  i64: 0x7e,
  f32: 0x7d,
  f64: 0x7c,
  v128: 0x7b,
};
/** The most pages that a memory with 32-bit addresses can have: the module takes any memory. */
const mostPages = 65536;

/** Bytes in the making. */
class Bytes {
  #array = new Uint8Array(256);
  length = 0;

  byte(value: number): void {
    if (this.length === this.#array.length) this.#grow(this.length + 1);
    this.#array[this.length++] = value;
  }

  all(bytes: ArrayLike<number>): void {
    if (this.length + bytes.length > this.#array.length) this.#grow(this.length + bytes.length);
    this.#array.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** An unsigned integer, seven bits a byte, the lowest first (LEB128). */
  unsigned(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) + 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  signed(value: number): void {
    let rest = value | 0;
    while (rest < -0x40 || rest >= 0x40) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    this.byte(rest & 0x7f);
  }

  name(text: string): void {
    this.sized(new TextEncoder().encode(text));
  }

  /** A count of bytes, then the bytes. */
  sized(bytes: ArrayLike<number>): void {
    this.unsigned(bytes.length);
    this.all(bytes);
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.#array.slice(0, this.length);
  }

  #grow(least: number): void {
    const larger = new Uint8Array(Math.max(least, this.#array.length * 2));
    larger.set(this.#array);
    this.#array = larger;
  }
}

export function encodeModule(module: ModuleBuilder): Uint8Array<ArrayBuffer> {
  const { functions, imports, exports } = module;
  const types = new Types();
  const importedTypes = imports.map((fn) => types.indexOf(fn.parameters, fn.results));
  const functionTypes = functions.map((fn) =>
    types.indexOf(
      fn.parameters.map(({ type }) => type),
      fn.results,
    ),
  );
  const bytes = new Bytes();
  bytes.all([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
  section(bytes, 1, types.encoded.length, (part) => {
    for (const type of types.encoded) part.all(type);
  });
  section(bytes, 2, imports.length + 2, (part) => {
    imports.forEach(({ name }, i) => {
      part.name(importModule);
      part.name(name);
      part.byte(0x00);
      part.unsigned(importedTypes[i]!);
    });
    part.name(importModule);
    part.name(memoryImport);
    part.byte(0x02);
    part.byte(module.shared ? 0x03 : 0x01);
    part.unsigned(0);
    part.unsigned(mostPages);
    part.name(importModule);
    part.name(tablesImport);
    part.all([0x03, typeCodes.i32, 0x00]);
  });
  section(bytes, 3, functions.length, (part) => {
    for (const type of functionTypes) part.unsigned(type);
  });
  section(bytes, 7, exports.length, (part) => {
    for (const fn of exports) {
      part.name(fn.name);
      part.byte(0x00);
      part.unsigned(module.indexOf(fn));
    }
  });
  section(bytes, 10, functions.length, (part) => {
    for (const fn of functions) part.sized(encodeFunction(fn));
  });
  if (module.tableBytes > 0) {
    section(bytes, 11, 1, (part) => {
      part.all([0x00, 0x23, 0x00, 0x0b]);
      part.sized(module.tables);
    });
  }
  return bytes.done();
}

/** A section of `count` entries. */
function section(bytes: Bytes, id: number, count: number, write: (part: Bytes) => void): void {
  const part = new Bytes();
  part.unsigned(count);
  write(part);
  bytes.byte(id);
  bytes.sized(part.done());
}

/** The function types of a module, each once. */
class Types {
  readonly encoded: Uint8Array[] = [];
  readonly #indices = new Map<string, number>();

  indexOf(parameters: readonly WasmType[], results: readonly WasmType[]): number {
    const key = `${parameters}>${results}`;
    let index = this.#indices.get(key);
    if (index === undefined) {
      const type = new Bytes();
      type.byte(0x60);
      type.sized(parameters.map((name) => typeCodes[name]));
      type.sized(results.map((name) => typeCodes[name]));
      index = this.encoded.push(type.done()) - 1;
      this.#indices.set(key, index);
    }
    return index;
  }
}

function encodeFunction({ locals, parameters, prologue, body }: FunctionBuilder): Uint8Array {
  const bytes = new Bytes();
  const runs: { type: WasmType; count: number }[] = [];
  for (const { type } of locals.slice(parameters.length)) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  bytes.unsigned(runs.length);
  for (const { type, count } of runs) {
    bytes.unsigned(count);
    bytes.byte(typeCodes[type]);
  }
  for (const instruction of prologue) encodeInstruction(bytes, instruction);
  for (const instruction of body) encodeInstruction(bytes, instruction);
  bytes.byte(0x0b);
  return bytes.done();
}

const floats = new DataView(new ArrayBuffer(8));

function encodeInstruction(bytes: Bytes, instruction: Instruction): void {
  const { bytes: opcode, immediate, align } = instructionForm(instruction[0]);
  bytes.all(opcode);
  const first = instruction[1] ?? 0;
  switch (immediate) {
    case "none":
      break;
    case "index":
      bytes.unsigned(first);
      break;
    case "block":
      bytes.byte(0x40);
      break;
    case "i32":
      bytes.signed(first);
      break;
    case "f32":
      floats.setFloat32(0, first, true);
      for (let i = 0; i < 4; i++) bytes.byte(floats.getUint8(i));
      break;
    case "f64":
      floats.setFloat64(0, first, true);
      for (let i = 0; i < 8; i++) bytes.byte(floats.getUint8(i));
      break;
    case "memory":
    case "memoryLane":
      bytes.unsigned(align);
      bytes.unsigned(first);
      if (immediate === "memoryLane") bytes.byte(instruction[2]!);
      break;
    case "lane":
      bytes.byte(first);
      break;
    case "bytes":
      for (let i = 1; i <= 16; i++) bytes.byte(instruction[i] as number);
      break;
    case "twoMemories":
      bytes.all([0, 0]);
      break;
    case "oneMemory":
      bytes.byte(0);
      break;
  }
}
