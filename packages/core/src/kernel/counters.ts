/** Which assignments keep a variable a counter: integer literals, and steps by them. */
import type * as syntax from "./syntax/nodes.js";
import type { Node } from "./syntax/nodes.js";

/** The value of `7`, `-7` or `+7`; NaN for anything else. */
export function integerOf(node: Node): number {
  if (node.type === "UnaryExpression") {
    const { operator, argument } = node as syntax.UnaryExpression;
    if (operator === "-") return -integerOf(argument);
    return operator === "+" ? integerOf(argument) : Number.NaN;
  }
  const value = node.type === "Literal" ? (node as syntax.Literal).value : undefined;
  return typeof value === "number" && Number.isInteger(value) ? value : Number.NaN;
}

/** An integer literal within int32. */
export const isIntegerLiteral = (node: Node): boolean => Math.abs(integerOf(node)) < 2 ** 31;

/** `n += 2`, `n -= 1`, or the same written out: `n = n + 2`, `n = n - 1`. */
export function isStep(node: syntax.AssignmentExpression): boolean {
  if (node.operator === "+=" || node.operator === "-=") return isIntegerLiteral(node.right);
  if (node.operator !== "=" || node.right.type !== "BinaryExpression" || node.left.type !== "Identifier")
    return false;
  const { operator, left, right } = node.right;
  return (
    (operator === "+" || operator === "-") &&
    left.type === "Identifier" &&
    left.name === node.left.name &&
    isIntegerLiteral(right)
  );
}
