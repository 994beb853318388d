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
  switch (node.kind) {
    case "constant":
    case "local":
      return node;
    case "unary": {
      const value = change(node.value);
      return value === node.value ? node : unary(node.op, value);
    }
    case "convert": {
      const value = change(node.value);
      return value === node.value ? node : convert(value, node.type);
    }
    case "binary": {
      const left = change(node.left);
      const right = change(node.right);
      return left === node.left && right === node.right ? node : binary(node.op, left, right);
    }
    case "select": {
      const test = change(node.test);
      const then = change(node.then);
      const otherwise = change(node.else);
      const same = test === node.test && then === node.then && otherwise === node.else;
      return same ? node : select(test, then, otherwise);
    }
    case "lookup": {
      const index = change(node.index);
      return index === node.index ? node : { ...node, index };
    }
    default: {
      const args = node.args.map(change);
      if (args.every((arg, i) => arg === node.args[i])) return node;
      if (node.kind === "call") return call(node.fn, node.type, args);
      return node.kind === "intrinsic" ? intrinsic(node.op, node.type, args) : { ...node, args };
    }
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

/** Visits every node of every expression of the body; a node before its parts. */
export function eachNode(body: readonly Statement[], visit: (node: Expression) => void): void {
  const within = (node: Expression): void => {
    visit(node);
    for (const part of partsOf(node)) within(part);
  };
  eachExpression(body, within);
}

/** The number of nodes, for budgets. */
export function countNodes(body: readonly Statement[]): number {
  let count = 0;
  eachNode(body, () => count++);
  return count;
}
