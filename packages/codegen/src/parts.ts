/** The expressions directly within one, and the lists of statements within a statement. */
import type { Expression, Statement } from "@lockstep/core";

export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "constant":
    case "local":
      return [];
    case "unary":
    case "convert":
      return [expression.value];
    case "binary":
      return [expression.left, expression.right];
    case "select":
      return [expression.test, expression.then, expression.else];
    case "lookup":
      return [expression.index];
    default:
      return expression.args;
  }
}

/** Whether an expression, or a part of it, is such. */
export const someExpression = (node: Expression, is: (node: Expression) => boolean): boolean =>
  is(node) || partsOf(node).some((part) => someExpression(part, is));

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

/** Whether a statement of a list, however deep, is such. */
export const someStatement = (list: readonly Statement[], is: (statement: Statement) => boolean): boolean =>
  list.some((statement) => is(statement) || bodiesOf(statement).some((body) => someStatement(body, is)));

/** Visits every expression that stands directly in a statement of the list, however deep. */
export function eachExpression(list: readonly Statement[], visit: (node: Expression) => void): void {
  for (const statement of list) {
    for (const node of expressionsOf(statement)) visit(node);
    for (const body of bodiesOf(statement)) eachExpression(body, visit);
  }
}
