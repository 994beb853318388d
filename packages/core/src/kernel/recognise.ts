/**
 * Recognises an associative reduction: `acc + g(x)`, `acc - g(x)`, `acc * g(x)`, `Math.min/max(acc, g(x))`,
 * `acc && g(x)`, `acc || g(x)` and the bitwise three, with the sides either way round, g free of `acc`. Everything
 * else is a fold.
 */
import type { CombineOp } from "../backend/reduction.js";
import { binary, call, constant, local, select, unary } from "./build.js";
import { asExpression } from "./symbolic.js";
import type { Expression, Kernel } from "./tree.js";
import { someExpression } from "./walk.js";

export interface Recognised {
  readonly operator: Exclude<CombineOp, "custom">;
  /** g, in terms of the parameters of the step, of which the first (`acc`) does not occur. */
  readonly element: Expression;
}

const binaryOps: Readonly<Record<string, Recognised["operator"]>> = {
  add: "add",
  multiply: "multiply",
  bitAnd: "bitAnd",
  bitOr: "bitOr",
  bitXor: "bitXor",
};

const isAccumulator = (node: Expression): boolean => node.kind === "local" && node.local === 0;
const mentions = (node: Expression): boolean => someExpression(node, isAccumulator);

export function recogniseReduction(step: Kernel): Recognised | undefined {
  const result = asExpression(step, step.parameters.length);
  if (!result || step.parameters[0]!.type !== step.type) return undefined;
  if (result.kind === "binary") return ofBinary(result.op, result.left, result.right);
  if (result.kind === "call" && (result.fn === "min" || result.fn === "max")) {
    const operator = result.fn === "min" ? "minimum" : "maximum";
    return ofSides(operator, result.args[0]!, result.args[1]!);
  }
  if (result.kind === "select" && result.type === "bool") return ofSelect(result);
  return undefined;
}

function ofSides(
  operator: Recognised["operator"],
  left: Expression,
  right: Expression,
): Recognised | undefined {
  if (isAccumulator(left) && !mentions(right)) return { operator, element: right };
  return isAccumulator(right) && !mentions(left) ? { operator, element: left } : undefined;
}

function ofBinary(op: string, left: Expression, right: Expression): Recognised | undefined {
  if (op === "subtract" && isAccumulator(left) && !mentions(right)) {
    return { operator: "add", element: unary("negate", right) };
  }
  const operator = binaryOps[op];
  return operator && ofSides(operator, left, right);
}

/** `acc && g` is select(acc, g, acc); `g || acc` is select(g, g, acc); and so on. */
function ofSelect(node: Extract<Expression, { kind: "select" }>): Recognised | undefined {
  const { test, then, else: otherwise } = node;
  const is = (side: Expression, value: 0 | 1, other: Expression): boolean =>
    (side.kind === "constant" && side.value === value) || JSON.stringify(side) === JSON.stringify(other);
  if (is(otherwise, 0, test)) return ofSides("and", test, then);
  if (is(then, 1, test)) return ofSides("or", test, otherwise);
  return undefined;
}

/** `a ∘ b` of two parameters of `type`. */
export function combination(operator: Recognised["operator"], type: Kernel["type"]): Expression {
  const [a, b] = [local(type, 0), local(type, 1)];
  switch (operator) {
    case "minimum":
      return call("min", type, [a, b]);
    case "maximum":
      return call("max", type, [a, b]);
    case "and":
      return select(a, b, constant("bool", 0));
    case "or":
      return select(a, constant("bool", 1), b);
    default:
      return binary(operator, a, b);
  }
}
