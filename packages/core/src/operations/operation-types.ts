/**
 * The types of operations: of those made of a person's function by `map`, `zip` and `reduce`, and of the standard
 * ones, derived from the rows of the table.
 */
import type { Dtype } from "../dtype/dtype.js";
import type { AxisLike } from "../layout/axes.js";
import type { Tensor } from "../tensor/tensor.js";
import type {
  Mapped,
  MappedDtype,
  NoOut,
  OutOption,
  ResultDtype,
  ResultOf,
  TensorLike,
} from "./result-types.js";
import type { ResultRule } from "./table-entry.js";

/** Numbers, booleans and functions that a person's function takes from its last, destructured parameter. */
// biome-ignore lint/suspicious/noExplicitAny: helpers of the scope may take any number of values of either type
export type ScopeOption = Readonly<Record<string, number | boolean | ((...args: any[]) => number | boolean)>>;

/** As many arguments as the function takes values. */
type ArgumentsFor<Values extends readonly unknown[]> = { readonly [I in keyof Values]: TensorLike };

/** A person's function of one value, as an operation. */
export interface MapOperation<Result = number | boolean> {
  <O extends Tensor>(x: TensorLike, options: OutOption<O>): O;
  <D extends Dtype>(x: Tensor<D>, options?: NoOut): Tensor<MappedDtype<Result, D>>;
}

/** A person's function of several values, as an operation. */
export interface ZipOperation<
  Values extends readonly unknown[] = readonly number[],
  Result = number | boolean,
> {
  <A extends ArgumentsFor<Values>, O extends Tensor>(...args: readonly [...A, OutOption<O>]): O;
  <A extends ArgumentsFor<Values>>(...args: A): Mapped<Result, A>;
}

/** Which axes are reduced, and what becomes of them. */
export interface AxisOptions {
  /** One axis, several, or all if none is given; negative ones count from the last. */
  readonly axis?: AxisLike;
  /** Whether reduced axes stay, 1 long. */
  readonly keepdims?: boolean;
}

/** A person's function `(acc, x, …) => acc`, as an operation. */
export interface ReduceOperation<
  Values extends readonly unknown[] = readonly number[],
  Result = number | boolean,
> {
  <A extends ArgumentsFor<Values>, O extends Tensor>(...args: readonly [...A, AxisOptions & OutOption<O>]): O;
  <A extends ArgumentsFor<Values>>(...args: readonly [...A, AxisOptions & NoOut]): Mapped<Result, A>;
  <A extends ArgumentsFor<Values>>(...args: A): Mapped<Result, A>;
}

/** A standard operation of one argument for each value. */
export interface StandardElementwise<Values extends readonly unknown[], Rule extends ResultRule> {
  <A extends ArgumentsFor<Values>, O extends Tensor>(...args: readonly [...A, OutOption<O>]): O;
  <A extends ArgumentsFor<Values>>(...args: A): Tensor<ResultOf<Rule, A>>;
}

/** A standard reduction. */
export interface StandardReduction<Rule extends ResultRule, Extra = unknown> {
  <O extends Tensor>(x: Tensor, options: AxisOptions & Extra & OutOption<O>): O;
  <D extends Dtype>(x: Tensor<D>, options?: AxisOptions & Extra & NoOut): Tensor<ResultDtype<Rule, D>>;
}

/** The same as a method: the tensor itself is the first argument. */
export interface ElementwiseMethod<
  Self extends Dtype,
  Others extends readonly unknown[],
  Rule extends ResultRule,
> {
  <A extends ArgumentsFor<Others>, O extends Tensor>(...args: readonly [...A, OutOption<O>]): O;
  <A extends ArgumentsFor<Others>>(...args: A): Tensor<ResultOf<Rule, [Tensor<Self>, ...A]>>;
}

export interface ReductionMethod<Self extends Dtype, Rule extends ResultRule, Extra = unknown> {
  <O extends Tensor>(options: AxisOptions & Extra & OutOption<O>): O;
  (options?: AxisOptions & Extra & NoOut): Tensor<ResultDtype<Rule, Self>>;
}
