/** Runs maps in WebAssembly in a memory where everything that nobody may touch is watched. */
import {
  arrayConstructor,
  type Dtype,
  type Kernel,
  newArray,
  rowMajor,
  type TypedArray,
} from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { type MapShape, mapKey } from "../shapes.js";
import { importModule, type ModuleBuilder } from "../wasm/assembly/module-builder.js";
import { scratchOffset, tilesOffset } from "../wasm/frame.js";
import { writeMapModule } from "../wasm/map-module.js";
import { planVectorMap } from "../wasm/vector-map-task.js";
import { toType } from "./expected-map.js";
import type { TestView } from "./views.js";

type Entry = (...args: number[]) => void;

const workspaceBytes = 2 ** 20;
const tablesBytes = 65536;
const memory = new WebAssembly.Memory({ initial: 64, maximum: 64 });
const bytes = new Uint8Array(memory.buffer);
/** Between storages, and what their bytes are. */
const gap = 64;
const watched = 0xa5;

interface Loaded {
  readonly entries: Record<string, Entry>;
  readonly tables: Uint8Array;
}

/** An instance of a module, whose tables are to lie after the workspace. */
function load(builder: ModuleBuilder): Loaded {
  const imports = {
    memory,
    tables: new WebAssembly.Global({ value: "i32", mutable: false }, workspaceBytes),
    remainder: (a: number, b: number) => a % b,
  };
  const module = new WebAssembly.Module(builder.bytes());
  const { exports } = new WebAssembly.Instance(module, { [importModule]: imports });
  return { entries: exports as Record<string, Entry>, tables: builder.tables };
}

const modules = new WeakMap<Kernel, Map<string, Loaded>>();

/** The module of a map, written once. */
function moduleOf(kernel: Kernel, shape: MapShape): Loaded {
  const known = modules.get(kernel) ?? new Map<string, Loaded>();
  modules.set(kernel, known);
  const key = String(mapKey(shape));
  const module = known.get(key) ?? load(writeMapModule(expandLibrary(kernel), shape, false));
  known.set(key, module);
  return module;
}

/** Runs a map, and puts what it wrote into `out.data`; `out` may be one of the inputs. */
export function runVectorMap(kernel: Kernel, inputs: readonly (TestView | number)[], out: TestView): void {
  const { shape, words, plan } = planVectorMap(inputs, out);
  const { entries, tables } = moduleOf(kernel, shape);
  // What lies in the workspace must not matter.
  bytes.fill(0xff, 0, shape.tiled ? workspaceBytes : tilesOffset);
  bytes.set(tables, workspaceBytes);
  const places = new Map<TypedArray, number>();
  let end = workspaceBytes + tablesBytes;
  const operands = [...inputs, out];
  for (const operand of operands) {
    if (typeof operand === "number" || places.has(operand.data)) continue;
    bytes.fill(watched, end, end + gap);
    const { data } = operand;
    places.set(data, end + gap);
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), end + gap);
    end += gap + Math.ceil(data.byteLength / 8) * 8;
    bytes.fill(watched, end - Math.ceil(data.byteLength / 8) * 8 + data.byteLength, end);
  }
  bytes.fill(watched, end, end + gap);

  const frame = new Int32Array(memory.buffer, 0, words.length);
  frame.set(words);
  const numbers = new Float64Array(memory.buffer, 8 * Math.ceil(words.length / 2), operands.length);
  operands.forEach((operand, k) => {
    if (typeof operand === "number") numbers[k] = toType(operand, kernel.parameters[k]!.type);
    else frame[k]! += places.get(operand.data)!;
  });
  if (shape.loops > 1) {
    entries.nest!(0, 0, plan.extents[0]!);
  } else {
    const args = operands.flatMap((operand, k) => {
      if (typeof operand === "number") return [numbers[k]!];
      return shape.steps[k] === "stride" ? [frame[k]!, frame[operands.length + 1 + k]!] : [frame[k]!];
    });
    entries.row!(...args, plan.extents[0]!, scratchOffset);
  }
  for (const [data, place] of places) mustBeUntouched(data, place, data === out.data);
  const at = places.get(out.data)!;
  out.data.set(new (arrayConstructor(out.dtype))(memory.buffer, at, out.data.length));
}

export interface Column {
  readonly dtype: Dtype;
  readonly values: readonly number[];
}

/** The results of a kernel for columns of arguments, a column first, and numbers, as elements of `dtype`. */
export function vectorMap(
  kernel: Kernel,
  columns: readonly (Column | number)[],
  dtype: Dtype = kernel.dtype,
): number[] {
  const layout = rowMajor([(columns[0] as Column).values.length]);
  const inputs = columns.map((column): TestView | number => {
    if (typeof column === "number") return column;
    const data = newArray(column.dtype, layout.size);
    data.set(column.values);
    return { dtype: column.dtype, layout, data };
  });
  const out: TestView = { dtype, layout, data: newArray(dtype, layout.size) };
  runVectorMap(kernel, inputs, out);
  return [...out.data];
}

function mustBeUntouched(data: TypedArray, place: number, isOutput: boolean): void {
  const own = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (!isOutput && own.some((byte, i) => byte !== bytes[place + i])) throw new Error("An input has changed");
  for (let i = 1; i <= gap; i++) {
    if (bytes[place - i] !== watched) throw new Error(`${i} bytes before a storage something has changed`);
    const after = place + data.byteLength + i - 1;
    if (bytes[after] !== watched) throw new Error(`${i} bytes after a storage something has changed`);
  }
}
