/** A straight-line function as one expression, for recognising what it is. */
import type { Callable } from "./inline.js";
import type { Expression } from "./tree.js";
import { partsOf, rebuild } from "./walk.js";

/**
 * What a body without branches or loops returns, in terms of its parameters alone; undefined where it has any, or
 * where a value is used so often that the expression would explode.
 */
export function asExpression({ body }: Callable, arity: number): Expression | undefined {
  const values = new Map<number, Expression>();
  let budget = 200;
  const substituted = (node: Expression): Expression => {
    budget--;
    if (budget < 0) return node;
    if (node.kind !== "local") return rebuild(node, substituted);
    return values.get(node.local) ?? node;
  };
  for (const statement of body) {
    if (statement.kind === "assign" && statement.local >= arity) {
      values.set(statement.local, substituted(statement.value));
      budget -= sizeOf(values.get(statement.local)!);
    } else if (statement.kind === "return") {
      const result = substituted(statement.value);
      return budget < 0 ? undefined : result;
    } else return undefined;
  }
  return undefined;
}

const sizeOf = (node: Expression): number => partsOf(node).reduce((size, part) => size + sizeOf(part), 1);
