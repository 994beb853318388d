/** Lowers calls: functions of `Math`, the few global ones, and functions of the scope. */

import { binary, call, constant } from "./build.js";
import { numberFunctions } from "./constants.js";
import { functionArity, isExactFunction, isLibraryFunction } from "./functions.js";
import { knownCalls } from "./known-calls.js";
import { lowerOperands } from "./lower-expression.js";
import type { Lowering } from "./lower-function.js";
import { lowerMath } from "./lower-math.js";
import { truth } from "./lower-operator.js";
import { mathFunctionName, type ScopeFunction } from "./scope.js";
import type * as syntax from "./syntax/nodes.js";
import { as, asNumber, numeric, settle, strong, type Value } from "./types.js";

export function lowerCall(f: Lowering, node: syntax.CallExpression): Value {
  const { callee } = node;
  const binding = f.parsed.names.bindings.get(callee);
  if (callee.type === "MemberExpression" && !binding) {
    const object = (callee.object as syntax.Identifier).name;
    const name = (callee.property as syntax.Identifier).name;
    if (object === "Math") return lowerMathCall(f, node, name);
    if ((numberFunctions as readonly string[]).includes(name)) return lowerGlobal(f, node, name);
    throw f.refusal(
      "KERNEL_FUNCTION",
      node,
      `Number.${name} is not part of the kernel language`,
      "Use functions of Math",
    );
  }
  if (!binding) return lowerGlobal(f, node, (callee as syntax.Identifier).name);
  const value = binding.kind === "scope" ? f.parsed.scope[binding.name] : undefined;
  if (typeof value !== "function") {
    throw f.refusal(
      "KERNEL_FUNCTION",
      node,
      `'${f.parsed.source.textOf(callee)}' is not a function`,
      "Call functions of Math or of the scope",
    );
  }
  const known = knownCalls.get(value);
  if (known) return known(f, node);
  const args = lowerOperands(f, node.arguments);
  const mathName = mathFunctionName(value);
  if (mathName) return lowerMath(f, mathName, args);
  return lowerScopeCall(f, node, value, args);
}

function lowerMathCall(f: Lowering, node: syntax.CallExpression, name: string): Value {
  if (isExactFunction(name) || isLibraryFunction(name)) {
    const args = lowerOperands(f, node.arguments);
    const variadic = name === "min" || name === "max" || name === "hypot";
    const arity = functionArity[name];
    if (variadic || args.length === arity) return lowerMath(f, name, args);
    throw f.refusal(
      "KERNEL_ARITY",
      node,
      `Math.${name} takes ${arity} ${arity === 1 ? "value" : "values"}, but is given ${args.length}`,
      "Give it one value for each of its parameters",
    );
  }
  const random = name === "random";
  throw f.refusal(
    "KERNEL_FUNCTION",
    node,
    random ? "Math.random would give every backend other numbers" : `Math.${name} does not exist`,
    random
      ? "Make a tensor of random numbers, and pass it as an argument"
      : "Use the numeric functions of Math",
  );
}

/** `isNaN`, `isFinite`, `Number`, `Boolean`, and the same of `Number`. */
function lowerGlobal(f: Lowering, node: syntax.CallExpression, name: string): Value {
  const args = lowerOperands(f, node.arguments);
  const [value] = args;
  if (!value || args.length > 1) {
    throw f.refusal(
      "KERNEL_ARITY",
      node,
      `${name} takes 1 value, but is given ${args.length}`,
      "Give it one value",
    );
  }
  if (name === "Boolean") return strong(truth(value));
  if (name === "Number") return asNumber(value);
  const type = settle(numeric(value.type), f.defaults);
  const number = as(value, type);
  const isInteger = type === "int32";
  if (name === "isNaN") return strong(isInteger ? constant("bool", 0) : binary("notEqual", number, number));
  if (isInteger) return strong(constant("bool", 1));
  const finite = binary("less", call("abs", type, [number]), constant(type, Number.POSITIVE_INFINITY));
  if (name === "isFinite") return strong(finite);
  const whole = binary("equal", call("trunc", type, [number]), number);
  return strong(binary("bitAnd", whole, finite));
}

function lowerScopeCall(
  f: Lowering,
  node: syntax.CallExpression,
  fn: ScopeFunction,
  args: readonly Value[],
): Value {
  const types = args.map((arg) => settle(arg.type, f.defaults));
  const callee = f.program.functionFor(fn, types, f.parsed.source, node);
  return strong({
    kind: "invoke",
    type: f.program.functions[callee]!.result,
    callee,
    args: args.map((arg, i) => as(arg, types[i]!)),
  });
}
