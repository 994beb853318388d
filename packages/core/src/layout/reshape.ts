/**
 * Seeing the same elements, in the same order, in another shape. Where neighbouring dimensions can be walked as one
 * (each outer stride is the inner stride times the inner length) they can be cut anew without a copy.
 */
import { LockstepError } from "../errors/lockstep-error.js";
import { type Layout, printShape, rowMajor, sameShape, sizeOf, strided } from "./layout.js";
import { checkShape } from "./shape.js";

/** `shape` with its −1, if it has one, replaced by what `size` elements leave. Throws `SHAPE_INVALID`, `SHAPE_MISMATCH`. */
export function resolveShape(shape: number | readonly number[], size: number): readonly number[] {
  const wanted = typeof shape === "number" ? [shape] : shape;
  const open = Array.isArray(wanted) ? wanted.indexOf(-1) : -1;
  if (open < 0) {
    const resolved = checkShape(wanted);
    if (sizeOf(resolved) !== size) throw mismatch(wanted, size);
    return resolved;
  }
  if (wanted.indexOf(-1, open + 1) >= 0) {
    throw new LockstepError("SHAPE_INVALID", {
      cause: `${printShape(wanted)} leaves more than one length open`,
      mend: "Use -1 once",
    });
  }
  const rest = sizeOf(checkShape(wanted.filter((_, d) => d !== open)));
  const length = rest === 0 ? 0 : size / rest;
  if (!Number.isInteger(length) || rest * length !== size) throw mismatch(wanted, size);
  return wanted.map((given, d) => (d === open ? length : given));
}

/**
 * The layout seen in `shape` (of the same size), or `undefined` where no strides can do that and the elements must
 * be copied into row-major order first.
 */
export function reshape(layout: Layout, shape: readonly number[]): Layout | undefined {
  if (sameShape(layout.shape, shape)) return layout;
  if (layout.contiguous) return rowMajor(shape, layout.offset);
  const strides = new Array<number>(shape.length).fill(0);
  const runs = mergedRuns(layout);
  let d = shape.length - 1;
  for (let r = runs.length - 1; r >= 0; r--) {
    const run = runs[r]!;
    let left = run.length;
    let stride = run.stride;
    while (left > 1) {
      const length = shape[d]!;
      if (left % length !== 0) return undefined;
      strides[d] = length === 1 ? 0 : stride;
      stride *= length;
      left /= length;
      d--;
    }
  }
  return strided(shape, strides, layout.offset);
}

/** The dimensions longer than 1, neighbours merged where one stride walks both. */
function mergedRuns({ shape, strides }: Layout): { length: number; stride: number }[] {
  const runs: { length: number; stride: number }[] = [];
  for (let d = 0; d < shape.length; d++) {
    const length = shape[d]!;
    const stride = strides[d]!;
    if (length === 1) continue;
    const outer = runs.at(-1);
    if (outer && outer.stride === stride * length) {
      outer.length *= length;
      outer.stride = stride;
    } else {
      runs.push({ length, stride });
    }
  }
  return runs;
}

function mismatch(shape: readonly number[], size: number): LockstepError {
  return new LockstepError("SHAPE_MISMATCH", {
    cause: `${size} ${size === 1 ? "element does" : "elements do"} not fit shape ${printShape(shape)}`,
    mend: "The lengths must multiply to the number of elements; one of them may be -1",
  });
}
