/** Operations on an arena too small for their operands, and what `js` mode makes of the same. */
import { Arena, blockBytes, MapEngine, WasmEngine, workspaceBytes } from "@lockstep/codegen";
import {
  bytesPerElement,
  type Dtype,
  type Kernel,
  type Layout,
  newArray,
  type Operand,
  type Reduction,
  strided,
  type TypedArray,
  type View,
} from "@lockstep/core";
import fc from "fast-check";
import type { Engine } from "../engine.js";
import { JsEngine } from "../js-engine.js";

export interface DrawnView {
  readonly dtype: Dtype;
  readonly layout: Layout;
  readonly data: TypedArray;
}

export interface Drawn {
  readonly inputs: readonly (DrawnView | number)[];
  /** A view, or the input that is written over. */
  readonly out: DrawnView | number;
}

/** How a view lies: which dimension is innermost, which are flipped or stretched, and how far apart elements are. */
export interface Lie {
  readonly order: readonly number[];
  readonly flipped: readonly boolean[];
  readonly stretched: readonly boolean[];
  readonly spacing: number;
  readonly offset: number;
}

export const lies = (rank: number, mayStretch: boolean): fc.Arbitrary<Lie> => {
  const booleans = (share: number) =>
    fc.array(fc.nat(99), { minLength: rank, maxLength: rank }).map((draws) => draws.map((n) => n < share));
  const axes = Array.from({ length: rank }, (_, d) => d);
  return fc.record({
    order: fc.oneof(fc.constant(axes), fc.shuffledSubarray(axes, { minLength: rank, maxLength: rank })),
    flipped: booleans(15),
    stretched: mayStretch ? booleans(20) : fc.constant(axes.map(() => false)),
    spacing: fc.constantFrom(1, 1, 1, 2, 3),
    offset: fc.nat(9),
  });
};

/** The view of a shape that lies so, in a storage just long enough, with `value(i)` for its elements. */
export function drawView(
  dtype: Dtype,
  shape: readonly number[],
  lie: Lie,
  value: (i: number) => number,
): DrawnView {
  const strides = shape.map(() => 0);
  let { offset } = lie;
  let stride = lie.spacing;
  for (const d of [...lie.order].reverse()) {
    if (lie.stretched[d]) continue;
    strides[d] = lie.flipped[d] ? -stride : stride;
    if (lie.flipped[d]) offset += stride * (shape[d]! - 1);
    stride *= shape[d]!;
  }
  const data = newArray(dtype, lie.offset + stride);
  for (let i = 0; i < data.length; i++) data[i] = value(i);
  return { dtype, layout: strided(shape, strides, offset), data };
}

type Operation = (engine: Engine, inputs: readonly Operand[], out: View) => void;

export const mapBy =
  (kernel: Kernel): Operation =>
  (engine, inputs, out) =>
    engine.map(kernel, inputs, out);

export const reduceBy =
  (reduction: Reduction, axes: readonly number[]): Operation =>
  (engine, inputs, out) =>
    engine.reduce(reduction, inputs, axes, out);

/** Engines on arenas of `room` bytes; their maps go by windows, or in pieces as those of the small cpu do. */
export function smallEngine(room: number, shared: boolean, inPieces = false): WasmEngine {
  const arena = new Arena({ maximum: workspaceBytes + room, shared });
  const engine = new WasmEngine(arena);
  if (!inPieces) return engine;
  const maps = new MapEngine(arena);
  return Object.assign(engine, { storages: maps.storages, map: maps.map.bind(maps) });
}

const js = new JsEngine();

/** The first element in which a small arena's result differs from that of js mode; undefined where none does. */
export function difference(
  engine: WasmEngine,
  operation: Operation,
  drawn: Drawn,
): { at: number; wasm: number; js: number } | undefined {
  const expected = resultOf(js, operation, drawn);
  const result = resultOf(engine, operation, drawn);
  for (let at = 0; at < expected.length; at++) {
    if (!Object.is(result[at], expected[at])) return { at, wasm: result[at]!, js: expected[at]! };
  }
  return undefined;
}

function resultOf(engine: Engine, operation: Operation, { inputs, out }: Drawn): TypedArray {
  const { storages } = engine;
  const viewOf = ({ dtype, layout, data }: DrawnView): View => {
    const storage = storages.allocate(dtype, data.length);
    storages.write(storage, data);
    return { storage, layout };
  };
  const operands = inputs.map((input): Operand => (typeof input === "number" ? input : viewOf(input)));
  const target = typeof out === "number" ? (operands[out] as View) : viewOf(out);
  operation(engine, operands, target);
  const result = storages.read(target.storage);
  for (const operand of [...operands, target]) {
    if (typeof operand !== "number") storages.release(operand.storage);
  }
  return result;
}

/** Bytes of the storages of all operands. */
export function bytesOf({ inputs, out }: Drawn): number {
  return [...inputs, out].reduce<number>(
    (sum, view) =>
      typeof view === "number" ? sum : sum + blockBytes(view.data.length * bytesPerElement(view.dtype)),
    0,
  );
}
