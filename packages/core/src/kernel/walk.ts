/** Going through a tree: the parts of an expression and of a statement, and the same with other parts. */
import { binary, call, convert, intrinsic, select, unary } from "./build.js";
import type { Expression, Statement } from "./tree.js";

/** The expressions directly within one. */
export function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case "constant":
    case "local":
      return [];
    case "unary":
    case "convert":
      return [node.value];
    case "binary":
      return [node.left, node.right];
    case "select":
      return [node.test, node.then, node.else];
    case "lookup":
      return [node.index];
    default:
      return node.args;
  }
}

/** The expression rebuilt from `change` of each part, and folded; the same node where no part changes. */
export function rebuild(node: Expression, change: (part: Expression) => Expression): Expression {
  const before = partsOf(node);
  const parts = before.map(change);
  if (parts.every((part, i) => part === before[i])) return node;
  const [a, b, c] = parts as [Expression, Expression, Expression];
  switch (node.kind) {
    case "unary":
      return unary(node.op, a);
    case "convert":
      return convert(a, node.type);
    case "binary":
      return binary(node.op, a, b);
    case "select":
      return select(a, b, c);
    case "call":
      return call(node.fn, node.type, parts);
    case "intrinsic":
      return intrinsic(node.op, node.type, parts);
    case "lookup":
      return { ...node, index: a };
    case "invoke":
      return { ...node, args: parts };
    default:
      return node;
  }
}

/** Whether an expression, or a part of it, is such. */
export function someExpression(node: Expression, is: (node: Expression) => boolean): boolean {
  return is(node) || partsOf(node).some((part) => someExpression(part, is));
}

/** The expressions that stand directly in a statement. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case "assign":
    case "return":
      return [statement.value];
    case "if":
    case "loop":
      return [statement.test];
    default:
      return [];
  }
}

/** The lists of statements within a statement. */
export function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case "if":
      return [statement.then, statement.else];
    case "loop":
      return [statement.body, statement.update];
    case "block":
      return [statement.body];
    default:
      return [];
  }
}

/** Whether a statement, or one within it, is such. */
export function someStatement(statement: Statement, is: (statement: Statement) => boolean): boolean {
  return is(statement) || bodiesOf(statement).some((body) => body.some((inner) => someStatement(inner, is)));
}

/** Visits every expression that stands directly in a statement of the body, however deep. */
export function eachExpression(body: readonly Statement[], visit: (node: Expression) => void): void {
  for (const statement of body) {
    expressionsOf(statement).forEach(visit);
    for (const inner of bodiesOf(statement)) eachExpression(inner, visit);
  }
}

/** The number of nodes, for budgets. */
export function countNodes(body: readonly Statement[]): number {
  let count = 0;
  const visit = (node: Expression): void => {
    count++;
    partsOf(node).forEach(visit);
  };
  eachExpression(body, visit);
  return count;
}
