/**
 * The dimensions that several layouts share, and the steps by which a plan makes fewer and better ones of
 * them.
 */
import type { Layout } from "./layout.js";

/** One dimension of a walk: its length, and what one step along it means in each operand. */
export interface Dimension {
  readonly extent: number;
  readonly strides: number[];
}

/** The dimensions of `layouts` (all of one rank) that are longer than 1, outermost first. */
export function dimensionsOf(
  layouts: readonly Layout[],
  keep: (axis: number) => boolean = () => true,
): Dimension[] {
  const shape = layouts[0]!.shape;
  const dimensions: Dimension[] = [];
  for (let axis = 0; axis < shape.length; axis++) {
    if (shape[axis] === 1 || !keep(axis)) continue;
    dimensions.push({ extent: shape[axis]!, strides: layouts.map((layout) => layout.strides[axis]!) });
  }
  return dimensions;
}

/**
 * Turns round each dimension that its last operand with a stride (first of all the output) walks backwards.
 */
export function flip(dimensions: readonly Dimension[], offsets: number[]): void {
  for (const { extent, strides } of dimensions) {
    if ((strides.findLast((stride) => stride !== 0) ?? 0) >= 0) continue;
    for (let operand = 0; operand < strides.length; operand++) {
      offsets[operand]! += (extent - 1) * strides[operand]!;
      strides[operand] = 0 - strides[operand]!;
    }
  }
}

/**
 * Orders dimensions so that steps get shorter inwards: those of the operand `leading`, and where these are
 * equal, those of all operands together. Dimensions that tie stay as they are.
 */
export function sortDimensions(dimensions: Dimension[], leading?: number): void {
  const stepOf = (dimension: Dimension) =>
    leading === undefined ? 0 : Math.abs(dimension.strides[leading]!);
  dimensions.sort((a, b) => stepOf(b) - stepOf(a) || totalStep(b) - totalStep(a));
}

/** The distance that one step along a dimension takes in all operands together. */
function totalStep(dimension: Dimension): number {
  let total = 0;
  for (const stride of dimension.strides) total += Math.abs(stride);
  return total;
}

/**
 * Makes one dimension of each run of neighbours that all operands walk as one. Keeps the order of elements.
 */
export function merge(dimensions: readonly Dimension[]): Dimension[] {
  const merged: Dimension[] = [];
  for (const inner of dimensions) {
    const outer = merged.at(-1);
    if (outer?.strides.every((stride, operand) => stride === inner.strides[operand]! * inner.extent)) {
      merged[merged.length - 1] = { extent: outer.extent * inner.extent, strides: inner.strides };
    } else {
      merged.push(inner);
    }
  }
  return merged;
}
