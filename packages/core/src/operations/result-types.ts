/**
 * The dtypes of results, worked out by the type checker as far as they can be known before running. What depends on
 * the function's body or on a number's value shows as a union: a float operation on integers is float32, `x + 0.5`
 * of integers too, so `Tensor<"int32" | "float32">` is what can honestly be said of `add(counts, step)`.
 */
import type { Dtype } from "../dtype/dtype.js";
import type { Promote } from "../dtype/promotion.js";
import type { Tensor } from "../tensor/tensor.js";
import type { ResultRule } from "./table-entry.js";

/** What may stand where a value goes in. At least one argument of an operation must be a tensor. */
export type TensorLike = Tensor | number | boolean;

/** An output that exists already. Its shape must be the result's, its dtype must be able to hold it. */
export interface OutOption<O extends Tensor> {
  readonly out: O;
}

/** No output given: one is made. */
export interface NoOut {
  readonly out?: undefined;
}

/** The dtype of an argument; numbers are "weak": they take the dtype of what they meet. */
export type DtypeOf<T> = T extends Tensor<infer D> ? D : T extends boolean ? "weak-bool" : "weak-number";

type Integer = "bool" | "uint8" | "int32";

/** A number may be a fraction, which makes integers floats. */
type Meet<A, B> = A extends Dtype
  ? B extends Dtype
    ? Promote<A, B>
    : WithWeak<A, B>
  : B extends Dtype
    ? WithWeak<B, A>
    : A extends "weak-bool"
      ? B
      : A;

type WithWeak<D extends Dtype, W> = W extends "weak-number"
  ? D extends Integer
    ? D | "float32" | (D extends "bool" ? "int32" : never)
    : D
  : D;

type MeetAll<Operands extends readonly unknown[], Met = "weak-bool"> = Operands extends readonly [
  infer First,
  ...infer Rest,
]
  ? MeetAll<Rest, Meet<Met, DtypeOf<First>>>
  : Operands extends readonly []
    ? Met
    : Dtype;

/** The dtype that the arguments promote to. Numbers alone, beside a condition, make int32 or float32. */
export type Promoted<Operands extends readonly unknown[]> = Settled<MeetAll<Operands>>;

type Settled<Met> = Met extends Dtype ? Met : Met extends "weak-bool" ? "bool" : "int32" | "float32";

/** The dtype of a standard operation's result; see `ResultRule`. */
export type ResultDtype<Rule extends ResultRule, D extends Dtype> = Rule extends "bool"
  ? "bool"
  : Rule extends "index"
    ? "int32"
    : Rule extends "same" | "chosen"
      ? D
      : Rule extends "float"
        ? D extends Integer
          ? "float32"
          : D
        : D extends "bool"
          ? "int32"
          : Rule extends "sum"
            ? D extends "uint8"
              ? "int32"
              : D
            : D;

/** The dtype of a standard operation's result for its arguments. */
export type ResultOf<Rule extends ResultRule, Operands extends readonly unknown[]> = ResultDtype<
  Rule,
  Promoted<Rule extends "chosen" ? Tail<Operands> : Operands>
>;

/** All but the first. */
export type Tail<List extends readonly unknown[]> = List extends readonly [unknown, ...infer Rest]
  ? Rest
  : [];

/**
 * The dtype of what a person's function gives: booleans make bools; numbers made of floats stay in their dtype
 * (unless the function itself counts bools, as `Number(x > 0)` does, which gives int32); numbers made of integers
 * depend on what the function does with them.
 */
export type MappedDtype<Result, D extends Dtype> = [Result] extends [boolean]
  ? "bool"
  : [Result] extends [number]
    ? D extends Integer
      ? "uint8" | "int32" | "float32"
      : D
    : Dtype;

/** The tensor that a person's function gives of these arguments. */
export type Mapped<Result, Operands extends readonly unknown[]> = Tensor<
  MappedDtype<Result, Promoted<Operands>>
>;
