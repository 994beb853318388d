/**
 * The living definition of every operation, as a backend: slow, plain, and short enough to read before
 * writing one's own. Every element is found by multiplying its index with the strides, every kernel runs in
 * core's evaluator, and nothing is done ahead, merged, vectorised or kept. It passes the suite; the mutants
 * are subclasses of it.
 */
import {
  arrayConstructor,
  Backend,
  type Capabilities,
  type Dtype,
  dtypes,
  type Explanation,
  evaluator,
  type Kernel,
  type LibraryFunction,
  libraryFunctions,
  newArray,
  type Operand,
  type Reduction,
  type Request,
  type Storage,
  type TypedArray,
  type ValueType,
  type View,
} from "@lockstep/core";
import { expandLibrary } from "@lockstep/core/math";
import { foldOrder, treeOrder } from "../oracle/order.js";
import { explainPlainly } from "./explain-plainly.js";

/** A typed array in ordinary memory. */
export interface ReferenceStorage extends Storage {
  readonly array: TypedArray;
}

/** A kernel, ready to be called with one value for each parameter. */
export type Compiled = (...args: number[]) => number;

const everyFunction = Object.fromEntries(
  Object.keys(libraryFunctions).map((name) => [name, { ulp: 0 }]),
) as Record<LibraryFunction, { ulp: number }>;

export class ReferenceBackend extends Backend {
  readonly name: string = "reference";
  readonly capabilities: Capabilities = {
    dtypes,
    engine: "reference",
    syncReads: true,
    maxElements: 2 ** 26,
    rounding: "each",
    reductionOrder: "fixed",
    flushesSubnormals: false,
    arithmetic: { ulp: 0 },
    functions: everyFunction,
  };

  allocate(dtype: Dtype, length: number): Storage {
    return { dtype, length, array: newArray(dtype, length) } as ReferenceStorage;
  }

  write(storage: Storage, data: TypedArray): void {
    arrayOf(storage).set(data);
  }

  read(storage: Storage): Promise<TypedArray> {
    return Promise.resolve(this.readSync(storage));
  }

  override readSync(storage: Storage): TypedArray {
    return new (arrayConstructor(storage.dtype))(arrayOf(storage));
  }

  release(_storage: Storage): void {
    // The garbage collector takes the array once nothing refers to it.
  }

  map(kernel: Kernel, inputs: readonly Operand[], out: View): void {
    const compiled = this.compile(kernel);
    for (const index of this.indices(out.layout.shape)) {
      this.store(out, index, compiled(...this.load(kernel, inputs, index)), kernel.type);
    }
  }

  reduce(reduction: Reduction, inputs: readonly Operand[], axes: readonly number[], out: View): void {
    const views = inputs.filter((input) => typeof input !== "number");
    const shape = views[0]?.layout.shape ?? [];
    const window = [...this.indices(shape.map((length, d) => (axes.includes(d) ? length : 1)))];
    const { step } = reduction;
    const init = convertValue(reduction.init, step.type);
    for (const start of this.indices(out.layout.shape)) {
      const elements = window.map((offset) => start.map((first, d) => first + offset[d]!));
      this.store(out, start, this.reduceElements(reduction, init, inputs, elements), step.type);
    }
  }

  explain(request: Request): Explanation {
    return explainPlainly(this, request);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  /** One result: the elements at `indices`, in the order that the reduction lays down. */
  protected reduceElements(
    reduction: Reduction,
    init: number,
    inputs: readonly Operand[],
    indices: readonly (readonly number[])[],
  ): number {
    if (reduction.order === "fold") {
      const step = this.compile(reduction.step);
      const elements = { ...reduction.step, parameters: reduction.step.parameters.slice(1) };
      return foldOrder(init, indices.length, (acc, i) =>
        step(acc, ...this.load(elements, inputs, indices[i]!)),
      );
    }
    const element = this.compile(reduction.element);
    const combine = this.compile(reduction.combine);
    const total = treeOrder<number>(
      indices.length,
      (i) => element(...this.load(reduction.element, inputs, indices[i]!)),
      combine,
    );
    return total === undefined ? init : combine(init, total);
  }

  /** The kernel as a function. */
  protected compile(kernel: Kernel): Compiled {
    return evaluator(expandLibrary(kernel));
  }

  /** Every index of `shape`, the last dimension turning fastest. */
  protected indices(shape: readonly number[]): readonly (readonly number[])[] {
    return shape.reduce<number[][]>(
      (indices, length) => indices.flatMap((index) => Array.from({ length }, (_, i) => [...index, i])),
      [[]],
    );
  }

  /** Which element of its storage lies at `index` of a view. */
  protected place({ layout }: View, index: readonly number[]): number {
    return index.reduce((place, i, d) => place + i * layout.strides[d]!, layout.offset);
  }

  /** The arguments of a kernel at one index, each in the type of its parameter. */
  protected load(
    { parameters }: Pick<Kernel, "parameters">,
    inputs: readonly Operand[],
    index: readonly number[],
  ): number[] {
    return inputs.map((input, i) => {
      const value = typeof input === "number" ? input : arrayOf(input.storage)[this.place(input, index)]!;
      return convertValue(value, parameters[i]!.type);
    });
  }

  /** Stores one result, which a kernel gave as `type`, in the dtype of the output. */
  protected store(out: View, index: readonly number[], value: number, _type: ValueType): void {
    const { dtype } = out.storage;
    // A typed array rounds to float32, and wraps to uint8 what has been made an int32.
    const converted = dtype === "uint8" ? convertValue(value, "int32") : convertValue(value, dtype);
    arrayOf(out.storage)[this.place(out, index)] = converted;
  }
}

/** The memory of a storage that this backend allocated. */
export const arrayOf = (storage: Storage): TypedArray => (storage as ReferenceStorage).array;

/** As `Convert` in the kernel tree says. */
export function convertValue(value: number, type: ValueType): number {
  if (type === "bool") return value !== 0 && !Number.isNaN(value) ? 1 : 0;
  if (type === "int32") return value | 0;
  return type === "float32" ? Math.fround(value) : value;
}
