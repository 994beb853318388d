/**
 * Views of every sort for the tests: permuted, flipped, broadcast, with gaps, over arrays of special values.
 */
import { type Dtype, type Layout, newArray, rowMajor, strided, type TypedArray } from "@lockstep/core";
import fc from "fast-check";

export interface TestView {
  readonly dtype: Dtype;
  readonly layout: Layout;
  readonly data: TypedArray;
}

const floats = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  2.5,
  1.5,
  3.7,
  -2.3,
  1e-40,
  1e-310,
  3e38,
  -1e300,
  2 ** 31,
  2 ** 24 + 1,
];
const specials = [...floats, Number.NaN, Infinity, -Infinity, 0.1, 1 / 3, 1e10, -7.75, 255.5, 4294967295.9];
const integers = [0, 1, -1, 2, 3, 7, -5, 31, 32, 33, 255, 256, 65536, 2 ** 31 - 1, -(2 ** 31), 123456789];

/** Values that `dtype` holds; chosen by a cheap repeatable generator, so that arrays need no shrinking. */
export function fill(dtype: Dtype, length: number, seed: number, ordinary = false): TypedArray {
  const data = newArray(dtype, length);
  const pool = dtype === "float32" || dtype === "float64" ? specials : integers;
  let state = seed * 2654435761 + 12345;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const random = (state >>> 8) / 2 ** 24;
    if (dtype === "bool") data[i] = random < 0.5 ? 0 : 1;
    else if (ordinary) data[i] = dtype.startsWith("float") ? (random - 0.5) * 20 : Math.floor(random * 100);
    else data[i] = pool[Math.floor(random * pool.length)]!;
  }
  return data;
}

export interface ViewChoice {
  readonly order: number;
  readonly flips: number;
  readonly gap: number;
  readonly broadcast: number;
  readonly plain: boolean;
}

export const viewChoice: fc.Arbitrary<ViewChoice> = fc.record({
  order: fc.integer({ min: 0, max: 23 }),
  flips: fc.integer({ min: 0, max: 15 }),
  gap: fc.integer({ min: 1, max: 2 }),
  broadcast: fc.integer({ min: 0, max: 31 }),
  plain: fc.boolean(),
});

/** A view of `shape` as `choice` says; without broadcasting if it is to be written to. */
export function makeView(
  dtype: Dtype,
  shape: readonly number[],
  choice: ViewChoice,
  seed: number,
  options: { readonly output?: boolean; readonly ordinary?: boolean } = {},
): TestView {
  const layout = choice.plain
    ? rowMajor(shape, choice.gap)
    : stridedLayout(shape, choice, options.output ?? false);
  let last = layout.offset;
  for (let d = 0; d < shape.length; d++) last += Math.max(0, layout.strides[d]!) * Math.max(0, shape[d]! - 1);
  return { dtype, layout, data: fill(dtype, last + 1, seed, options.ordinary) };
}

function stridedLayout(shape: readonly number[], choice: ViewChoice, output: boolean): Layout {
  const axes = shape.map((_, axis) => axis);
  for (let i = axes.length - 1, code = choice.order; i > 0; i--) {
    const j = code % (i + 1);
    code = Math.floor(code / (i + 1));
    [axes[i], axes[j]] = [axes[j]!, axes[i]!];
  }
  const strides = new Array<number>(shape.length).fill(0);
  let stride = choice.gap;
  let offset = 3;
  for (const axis of axes) {
    const isBroadcast = !output && choice.broadcast < 16 && (choice.broadcast >> axis) % 2 === 1;
    if (isBroadcast) continue;
    const flipped = (choice.flips >> axis) % 2 === 1;
    strides[axis] = flipped ? -stride : stride;
    if (flipped) offset += stride * Math.max(0, shape[axis]! - 1);
    stride *= Math.max(1, shape[axis]!);
  }
  return strided(shape, strides, offset);
}

/** The storage places of a layout in row-major order of its elements. */
export function places(layout: Layout): number[] {
  let list = [layout.offset];
  for (let d = 0; d < layout.shape.length; d++) {
    list = list.flatMap((at) =>
      Array.from({ length: layout.shape[d]! }, (_, i) => at + i * layout.strides[d]!),
    );
  }
  return list;
}

/** The elements of a view in row-major order. */
export const elements = (view: TestView): number[] => places(view.layout).map((at) => view.data[at]!);

/** Throws unless both arrays hold the same bits, all NaNs being one. */
export function assertSameBits(actual: TypedArray, wanted: TypedArray): void {
  if (actual.length !== wanted.length)
    throw new Error(`${actual.length} elements instead of ${wanted.length}`);
  for (let i = 0; i < actual.length; i++) {
    if (!Object.is(actual[i], wanted[i]))
      throw new Error(`element ${i} is ${actual[i]} instead of ${wanted[i]}`);
  }
}
