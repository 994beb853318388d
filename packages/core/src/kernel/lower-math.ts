/** Lowers a function of `Math`: the type it computes in, and the cases that are another node. */
import { binary, call, constant, convert, select } from "./build.js";
import { isExactFunction, type LibraryFunction } from "./functions.js";
import type { Lowering } from "./lower-function.js";
import { floatOf, lowerPower } from "./lower-operator.js";
import type { Expression } from "./tree.js";
import {
  as,
  isFloatType,
  meet,
  numeric,
  settle,
  strong,
  type Type,
  type Value,
  weak,
  weakConstant,
} from "./types.js";

/** `name` is one of the exact or the library functions, `args` as many as it takes (any for min, max, hypot). */
export function lowerMath(f: Lowering, name: string, args: readonly Value[]): Value {
  if (name === "pow") return lowerPower(f, args[0]!, args[1]!);
  if (name === "min" || name === "max") return lowerExtreme(f, name, args);
  if (name === "hypot") return lowerHypot(f, args);
  if (!isExactFunction(name)) return library(f, name as LibraryFunction, args);
  if (name === "imul" || name === "clz32") {
    return strong(
      call(
        name,
        "int32",
        args.map((arg) => toInt32(f, arg)),
      ),
    );
  }
  const [value] = args as [Value];
  const literal = weakConstant(value);
  if (literal !== undefined) return weak(Math[name](literal));
  const type = settle(
    name === "sqrt" || name === "fround" ? floatOf(f, value.type) : numeric(value.type),
    f.defaults,
  );
  const number = as(value, type);
  if (type === "int32") return strong(onInteger(f, name, number));
  if (name === "fround" && type === "float32") return strong(number);
  return strong(call(name, type, [number]));
}

function onInteger(f: Lowering, name: string, value: Expression): Expression {
  if (name === "abs") return call("abs", "int32", [value]);
  if (name !== "sign") return value;
  const kept = f.temporary(value);
  const zero = constant("int32", 0);
  const below = select(binary("less", kept, zero), constant("int32", -1), zero);
  return select(binary("greater", kept, zero), constant("int32", 1), below);
}

/** ToInt32, as `Math.imul` and `Math.clz32` apply it to whatever they are given. */
function toInt32(f: Lowering, value: Value): Expression {
  const literal = weakConstant(value);
  return literal === undefined
    ? convert(as(value, settle(value.type, f.defaults)), "int32")
    : constant("int32", literal);
}

function library(f: Lowering, name: LibraryFunction, args: readonly Value[]): Value {
  const types = args.map((arg) => floatOf(f, arg.type));
  const type = settle(
    types.reduce((a: Type, b) => meet(a, b, f.defaults)),
    f.defaults,
  );
  return strong(
    call(
      name,
      type,
      args.map((arg) => as(arg, type)),
    ),
  );
}

function lowerExtreme(f: Lowering, name: "min" | "max", args: readonly Value[]): Value {
  const literals = args.map(weakConstant);
  if (literals.every((literal) => literal !== undefined)) return weak(Math[name](...literals));
  const type = settle(
    args.map((arg) => numeric(arg.type)).reduce((a, b) => meet(a, b, f.defaults)),
    f.defaults,
  );
  return strong(args.map((arg) => as(arg, type)).reduce((a, b) => call(name, type, [a, b])));
}

/** Of more than two values, pair by pair. */
function lowerHypot(f: Lowering, args: readonly Value[]): Value {
  if (args.length === 0) return weak(0);
  const type = args.map((arg) => floatOf(f, arg.type)).reduce((a, b) => meet(a, b, f.defaults));
  const settled = settle(isFloatType(type) ? type : f.defaults.float, f.defaults);
  const values = args.map((arg) => as(arg, settled));
  if (values.length === 1) return strong(call("abs", settled, values));
  return strong(values.reduce((a, b) => call("hypot", settled, [a, b])));
}
