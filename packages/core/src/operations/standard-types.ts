/** The types of the standard operations, as functions and as methods, derived from the table. */
import type { Dtype } from "../dtype/dtype.js";
import type { Tensor } from "../tensor/tensor.js";
import type {
  ElementwiseMethod,
  ReductionMethod,
  StandardElementwise,
  StandardReduction,
} from "./operation-types.js";
import type { NoOut, OutOption, Promoted, ResultDtype, ResultOf, Tail } from "./result-types.js";
import type { ElementwiseTable, ReductionTable } from "./table.js";

/** `var` and `std`. */
export interface CorrectionOption {
  /** What is taken from the number of elements before dividing by it: 0 unless told otherwise. */
  readonly correction?: number;
}

/** `axis` is one axis; what it is if not given, the operation says. */
export interface OneAxisOption {
  readonly axis?: number;
}

/** Operations that run several kernels, one after another, say so: `explain` answers with one explanation for each. */
export interface SeveralSteps {
  readonly severalSteps: true;
}

/** Operations that are built from several kernels, or from none. */
export interface CompositeFunctions {
  mean: StandardReduction<"float"> & SeveralSteps;
  var: StandardReduction<"float", CorrectionOption> & SeveralSteps;
  std: StandardReduction<"float", CorrectionOption> & SeveralSteps;
  argmin: ArgReduction & SeveralSteps;
  argmax: ArgReduction & SeveralSteps;
  cumsum: AlongAxis<"sum"> & SeveralSteps;
  softmax: AlongAxis<"float"> & SeveralSteps;
  concat: Joining & SeveralSteps;
  stack: Joining & SeveralSteps;
  matmul: {
    <O extends Tensor>(a: Tensor, b: Tensor, options: OutOption<O>): O;
    <A extends Dtype, B extends Dtype>(
      a: Tensor<A>,
      b: Tensor<B>,
      options?: NoOut,
    ): Tensor<ResultOf<"sum", [Tensor<A>, Tensor<B>]>>;
  };
}

/** The options of `argmin` and `argmax`. */
export interface ArgOptions extends OneAxisOption {
  readonly keepdims?: boolean;
}

export interface ArgReduction {
  <O extends Tensor>(x: Tensor, options: ArgOptions & OutOption<O>): O;
  (x: Tensor, options?: ArgOptions & NoOut): Tensor<"int32">;
}

export interface AlongAxis<Rule extends "sum" | "float"> {
  <O extends Tensor>(x: Tensor, options: OneAxisOption & OutOption<O>): O;
  <D extends Dtype>(x: Tensor<D>, options?: OneAxisOption & NoOut): Tensor<ResultDtype<Rule, D>>;
}

export interface Joining {
  <O extends Tensor>(tensors: readonly Tensor[], options: OneAxisOption & OutOption<O>): O;
  <const T extends readonly Tensor[]>(tensors: T, options?: OneAxisOption & NoOut): Tensor<Promoted<T>>;
}

/** Every standard operation, as a function. */
export type StandardFunctions = {
  readonly [Name in keyof ElementwiseTable]: StandardElementwise<
    Parameters<ElementwiseTable[Name]["fn"]>,
    ElementwiseTable[Name]["result"]
  >;
} & {
  readonly [Name in keyof ReductionTable]: StandardReduction<ReductionTable[Name]["result"]>;
} & Readonly<CompositeFunctions>;

export type ElementwiseMethods<D extends Dtype> = {
  [Name in keyof ElementwiseTable]: ElementwiseMethod<
    D,
    Tail<Parameters<ElementwiseTable[Name]["fn"]>>,
    ElementwiseTable[Name]["result"]
  >;
};

export type ReductionMethods<D extends Dtype> = {
  [Name in keyof ReductionTable]: ReductionMethod<D, ReductionTable[Name]["result"]>;
};

export interface CompositeMethods<D extends Dtype> {
  /** The arithmetic mean. */
  mean: ReductionMethod<D, "float">;
  var: ReductionMethod<D, "float", CorrectionOption>;
  std: ReductionMethod<D, "float", CorrectionOption>;
  argmin: ArgMethod;
  argmax: ArgMethod;
  cumsum: AlongAxisMethod<D, "sum">;
  softmax: AlongAxisMethod<D, "float">;
  concat: JoiningMethod<D>;
  stack: JoiningMethod<D>;
  matmul: {
    <O extends Tensor>(b: Tensor, options: OutOption<O>): O;
    <B extends Dtype>(b: Tensor<B>, options?: NoOut): Tensor<ResultOf<"sum", [Tensor<D>, Tensor<B>]>>;
  };
}

export interface ArgMethod {
  <O extends Tensor>(options: ArgOptions & OutOption<O>): O;
  (options?: ArgOptions & NoOut): Tensor<"int32">;
}

export interface AlongAxisMethod<D extends Dtype, Rule extends "sum" | "float"> {
  <O extends Tensor>(options: OneAxisOption & OutOption<O>): O;
  (options?: OneAxisOption & NoOut): Tensor<ResultDtype<Rule, D>>;
}

/** The tensor itself comes first. */
export interface JoiningMethod<D extends Dtype> {
  <O extends Tensor>(others: readonly Tensor[], options: OneAxisOption & OutOption<O>): O;
  <const T extends readonly Tensor[]>(
    others: T,
    options?: OneAxisOption & NoOut,
  ): Tensor<Promoted<readonly [Tensor<D>, ...T]>>;
}

/** Every standard operation, as a method of a tensor of dtype D: the tensor is the first argument. */
export interface StandardMethods<D extends Dtype>
  extends ElementwiseMethods<D>,
    ReductionMethods<D>,
    CompositeMethods<D> {}
