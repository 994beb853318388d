/**
 * What a person may make a tensor of: a number or boolean, nested arrays of them, a typed array, or nested arrays
 * whose innermost rows are typed arrays.
 */
import { type Dtype, newArray, type TypedArray } from "../dtype/dtype.js";
import { promote } from "../dtype/promotion.js";
import { LockstepError } from "../errors/lockstep-error.js";
import { printShape, sizeOf } from "../layout/layout.js";
import { checkShape, maxRank, type ShapeLike } from "../layout/shape.js";
import { toDtype } from "./elements.js";
import { Tensor } from "./tensor.js";

export type Values = number | boolean | TypedArray | readonly Values[];

/** What nested arrays hold at their innermost. The depth is bounded because some types are nested without end. */
type Leaf<V, Depth extends readonly unknown[] = []> = Depth["length"] extends 12
  ? never
  : V extends TypedArray
    ? V
    : V extends readonly (infer Member)[]
      ? Leaf<Member, [...Depth, unknown]>
      : V;

type DtypeOfLeaf<L> = [L] extends [never]
  ? "float32"
  : unknown extends L
    ? Dtype
    : [L] extends [boolean]
      ? "bool"
      : [L] extends [number | boolean]
        ? "float32"
        : [L] extends [Float32Array]
          ? "float32"
          : [L] extends [Float64Array]
            ? "float64"
            : [L] extends [Int32Array]
              ? "int32"
              : [L] extends [Uint8Array]
                ? "uint8"
                : Dtype;

/** The dtype that values get unless told otherwise. */
export type DtypeOf<V> = DtypeOfLeaf<Leaf<V>>;

/** A person's values, checked: flat, row-major, in their dtype. */
export interface Parsed {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly data: TypedArray;
}

/**
 * Booleans alone give `bool`, typed arrays their own dtype (several: the promoted one), all else `float32`; `dtype`
 * and `shape`, where given, have the last word.
 */
export function parseValues(values: unknown, dtype: Dtype | undefined, shape: ShapeLike | undefined): Parsed {
  const flat = dtypeOfArray(values);
  const found = flat
    ? { dtype: flat, shape: [(values as TypedArray).length], data: values }
    : flatten(values);
  const wanted = shape === undefined ? found.shape : checkShape(shape);
  const data = found.data as TypedArray;
  if (sizeOf(wanted) !== data.length) {
    throw new LockstepError("SHAPE_INVALID", {
      cause: `${data.length} ${data.length === 1 ? "value does" : "values do"} not fill shape ${printShape(wanted)}`,
      mend: `Give ${sizeOf(wanted)} values, or leave the shape out${data.length === 1 ? "; full() repeats one" : ""}`,
    });
  }
  const result = dtype ?? found.dtype;
  // Nested numbers were gathered as float64, which holds every value of every dtype.
  return { dtype: result, shape: wanted, data: toDtype(data, flat ?? "float64", result, wanted) };
}

/** The dtype of a typed array, `undefined` for anything else. Throws `DTYPE_UNKNOWN` for typed arrays without one. */
function dtypeOfArray(value: unknown): Dtype | undefined {
  if (value instanceof Float32Array) return "float32";
  if (value instanceof Float64Array) return "float64";
  if (value instanceof Int32Array) return "int32";
  if (value instanceof Uint8Array) return "uint8";
  if (!ArrayBuffer.isView(value)) return undefined;
  const name = value.constructor.name;
  const big = name.startsWith("Big");
  throw new LockstepError("DTYPE_UNKNOWN", {
    cause: `${name.startsWith("I") ? "An" : "A"} ${name} has no dtype`,
    mend:
      value instanceof DataView
        ? "Make a typed array of its buffer first"
        : `Convert it first, as in ${big ? "Float64Array.from(values, Number)" : "Int32Array.from(values)"}`,
  });
}

interface Gathering {
  readonly data: Float64Array;
  readonly shape: readonly number[];
  next: number;
  numbers: boolean;
  booleans: boolean;
  rows: Dtype | undefined;
}

function flatten(values: unknown): Parsed {
  const shape = shapeOf(values);
  const gathering: Gathering = {
    data: newArray("float64", sizeOf(shape)),
    shape,
    next: 0,
    numbers: false,
    booleans: false,
    rows: undefined,
  };
  gather(values, 0, [], gathering);
  const { data, numbers, booleans, rows } = gathering;
  const dtype = rows
    ? numbers
      ? promote(rows, "float32")
      : rows
    : booleans && !numbers
      ? "bool"
      : "float32";
  return { dtype, shape, data };
}

/** The shape that the first row of each depth promises; `gather` holds the others to it. */
function shapeOf(values: unknown): readonly number[] {
  const shape: number[] = [];
  let row = values;
  while (Array.isArray(row) || dtypeOfArray(row)) {
    const { length } = row as ArrayLike<unknown>;
    shape.push(length);
    if (shape.length > maxRank) {
      throw new LockstepError("SHAPE_INVALID", {
        cause: `Arrays nested more than ${maxRank} deep`,
        mend: "Does an array contain itself?",
      });
    }
    if (length === 0 || !Array.isArray(row)) break;
    row = row[0] as unknown;
  }
  return shape;
}

function gather(value: unknown, depth: number, path: readonly number[], into: Gathering): void {
  const { shape } = into;
  const rowDtype = dtypeOfArray(value);
  const isRow = Array.isArray(value) || rowDtype !== undefined;
  if (isRow !== depth < shape.length || (isRow && (value as ArrayLike<unknown>).length !== shape[depth])) {
    throw ragged(value, isRow, depth, path, shape);
  }
  if (rowDtype) {
    if (depth !== shape.length - 1) throw ragged(value, isRow, depth, path, shape);
    into.data.set(value as TypedArray, into.next);
    into.next += shape[depth]!;
    into.rows = into.rows ? promote(into.rows, rowDtype) : rowDtype;
  } else if (isRow) {
    const row = value as readonly unknown[];
    const isInnermost = depth === shape.length - 1;
    // Not forEach, which would skip the holes of a sparse array and leave zeros in their places.
    for (let i = 0; i < row.length; i++) {
      if (!isInnermost || !takeElement(row[i], into)) gather(row[i], depth + 1, [...path, i], into);
    }
  } else if (!takeElement(value, into)) {
    throw new LockstepError("DTYPE_VALUE", {
      cause: `The value${path.length === 0 ? "" : ` at [${path.join(", ")}]`} is ${describe(value)}`,
      mend:
        value instanceof Tensor
          ? "Copy a tensor with copy() or to(device); join several with stack or concat"
          : "Give numbers, booleans, nested arrays of them, or a typed array",
    });
  }
}

/** Takes a number or a boolean; false for anything else. */
function takeElement(value: unknown, into: Gathering): boolean {
  if (typeof value === "number") into.numbers = true;
  else if (typeof value === "boolean") into.booleans = true;
  else return false;
  into.data[into.next++] = Number(value);
  return true;
}

function ragged(
  value: unknown,
  isRow: boolean,
  depth: number,
  path: readonly number[],
  shape: readonly number[],
): LockstepError {
  const expected = depth < shape.length ? `a row of ${shape[depth]}` : "a single value";
  const found = isRow ? `a row of ${(value as ArrayLike<unknown>).length}` : describe(value);
  return new LockstepError("SHAPE_RAGGED", {
    cause: `At [${path.join(", ")}] there is ${found} where the first rows have ${expected}`,
    mend: "Give rows of equal length and depth",
  });
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "number" || typeof value === "boolean") return `the value ${String(value)}`;
  if (typeof value === "bigint") return "a bigint; convert it with Number()";
  if (value instanceof Tensor) return "a tensor";
  return `${typeof value === "object" ? "an" : "a"} ${typeof value}`;
}
