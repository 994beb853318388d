/**
 * What kernels are given at random: tensors of every dtype that a parameter can be made of, full of special values
 * and of plain small ones by which elements part, seen through layouts of every sort, and numbers.
 */
import { type Draw, specialValues } from "@lockstep/conformance";
import {
  type Dtype,
  type Kernel,
  type Layout,
  newArray,
  strided,
  type TypedArray,
  type ValueType,
} from "@lockstep/core";
import { chance, pickFrom } from "./draws.js";

export interface GivenView {
  readonly dtype: Dtype;
  readonly layout: Layout;
  readonly data: TypedArray;
}

export interface Given {
  readonly inputs: readonly (GivenView | number)[];
  readonly out: GivenView;
  /** The input that is written over. */
  readonly inPlace?: number;
}

/** Whole vectors and what is left over, of 4, 8 and 16 lanes; walks of several dimensions; tiles. */
const shapes: readonly (readonly number[])[] = [
  ...[[37], [37], [37], [16], [45], [7], [1]],
  ...[
    [5, 19],
    [19, 5],
    [3, 2, 17],
    [2, 3, 4, 2],
    [34, 35],
  ],
];

/** The dtypes whose tensors a parameter of a type is made of. */
const sources: Readonly<Record<ValueType, readonly Dtype[]>> = {
  bool: ["bool"],
  int32: ["int32", "int32", "uint8", "bool"],
  float32: ["float32", "float32", "float32", "int32", "uint8", "bool"],
  float64: ["float64", "float64", "float64", "float32", "int32", "uint8", "bool"],
};

const plain = [0, 1, 2, 3, 4, 5, -1, -2, 7, 0.5, -3.25];

export function randomGiven(draw: Draw, kernel: Kernel): Given {
  const shape = pickFrom(draw, shapes);
  const inputs = kernel.parameters.map(({ type }) => {
    const dtype = pickFrom(draw, sources[type]);
    if (chance(draw, 15)) return pickFrom(draw, chance(draw, 50) ? plain : specialValues[type]);
    return randomView(draw, dtype, randomLayout(draw, shape, true));
  });
  const inPlace = chance(draw, 10) ? inputs.findIndex((input) => mayBeWritten(input, kernel.dtype)) : -1;
  if (inPlace >= 0) return { inputs, out: inputs[inPlace] as GivenView, inPlace };
  const dtype = chance(draw, 85) ? kernel.dtype : pickFrom(draw, sources.float64);
  return { inputs, out: randomView(draw, dtype, randomLayout(draw, shape, false)) };
}

const mayBeWritten = (input: GivenView | number, dtype: Dtype): boolean =>
  typeof input !== "number" &&
  input.dtype === dtype &&
  input.layout.strides.every((stride, d) => stride !== 0 || input.layout.shape[d] === 1);

export function randomLayout(draw: Draw, shape: readonly number[], isInput: boolean): Layout {
  const isPlain = chance(draw, 60);
  const isSpread = isInput && !isPlain && chance(draw, 40);
  const axes = shape.map((_, axis) => axis).reverse();
  if (!isPlain && chance(draw, 50)) axes.reverse();
  const strides = shape.map(() => 0);
  let stride = isPlain ? 1 : draw(1, 2);
  let offset = isPlain && chance(draw, 80) ? 0 : draw(1, 5);
  for (const axis of axes) {
    if (isSpread && chance(draw, 60)) continue;
    const isFlipped = !isPlain && chance(draw, 25);
    strides[axis] = isFlipped ? -stride : stride;
    if (isFlipped) offset += stride * (shape[axis]! - 1);
    stride *= shape[axis]!;
  }
  return strided(shape, strides, offset);
}

/** Elements for a layout; of floats and integers, so many of a hundred are special. */
export function randomView(
  draw: Draw,
  dtype: Dtype,
  layout: Layout,
  share = pickFrom(draw, [10, 50, 90]),
): GivenView {
  const { offset, shape, strides } = layout;
  const last = shape.reduce((at, length, d) => at + Math.max(0, strides[d]!) * (length - 1), offset);
  const data = newArray(dtype, last + 1 + draw(0, 3));
  const special = specialValues[dtype];
  for (let i = 0; i < data.length; i++) {
    data[i] = pickFrom(draw, chance(draw, share) || dtype === "bool" ? special : plain);
  }
  return { dtype, layout, data };
}
