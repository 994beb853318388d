/**
 * Lowers expressions. Expressions of the tree are pure; an assignment within an expression (minifiers write many)
 * becomes a statement before it, and what was evaluated earlier is kept in a temporary, so the order stays
 * JavaScript's.
 */

import type { Binding } from "./bindings.js";
import { local, select } from "./build.js";
import { globalNumbers, namedConstant } from "./constants.js";
import { integerOf, isStep } from "./counters.js";
import { lowerCall } from "./lower-call.js";
import type { Lowering } from "./lower-function.js";
import { lowerBinary, lowerUnary, truth } from "./lower-operator.js";
import { alternatives } from "./lower-statement.js";
import { refuseNode } from "./refuse-node.js";
import type * as syntax from "./syntax/nodes.js";
import type { Node } from "./syntax/nodes.js";
import type { Expression } from "./tree.js";
import { as, asNumber, bool, meet, settle, strong, type Value, weak } from "./types.js";
import { someExpression } from "./walk.js";

export function lowerExpression(f: Lowering, node: Node): Value {
  const at = node as syntax.Expression;
  switch (at.type) {
    case "Literal":
      return typeof at.value === "boolean" ? bool(at.value) : weak(at.value as number);
    case "Identifier":
      return lowerIdentifier(f, at);
    case "MemberExpression":
      return lowerMember(f, at);
    case "UnaryExpression":
      return lowerUnary(f, at, lowerExpression(f, at.argument));
    case "BinaryExpression": {
      const [left, right] = lowerOperands(f, [at.left, at.right]);
      return lowerBinary(f, at, at.operator, left!, right!);
    }
    case "LogicalExpression":
      return lowerLogical(f, at.operator === "&&", lowerExpression(f, at.left), at.right);
    case "ConditionalExpression":
      return lowerConditional(f, lowerTest(f, at.test), at.consequent, at.alternate);
    case "SequenceExpression":
      for (const part of at.expressions.slice(0, -1)) lowerUnused(f, part);
      return lowerExpression(f, at.expressions.at(-1)!);
    case "AssignmentExpression":
      return lowerAssignment(f, at);
    case "UpdateExpression":
      return lowerUpdate(f, at, true);
    case "CallExpression":
      return lowerCall(f, at);
    default:
      throw refuseNode(f.parsed.source, node);
  }
}

/** As a condition: a bool. */
export function lowerTest(f: Lowering, node: Node): Expression {
  return truth(lowerExpression(f, node));
}

/** Several expressions from left to right; a value that a later one could change is kept. */
export function lowerOperands(f: Lowering, nodes: readonly Node[]): Value[] {
  const { effects } = f.parsed.names;
  return nodes.map((node, i) => {
    const value = lowerExpression(f, node);
    const changeable =
      value.expression.kind !== "constant" && nodes.slice(i + 1).some((later) => effects.has(later));
    return changeable ? { type: value.type, expression: f.temporary(value.expression) } : value;
  });
}

/** For its effects alone. */
export function lowerUnused(f: Lowering, node: Node): void {
  const at = node as syntax.Expression;
  if (at.type === "SequenceExpression") {
    for (const part of at.expressions) lowerUnused(f, part);
  } else if (at.type === "UpdateExpression") lowerUpdate(f, at, false);
  else if (!f.parsed.names.effects.has(node)) lowerExpression(f, node);
  else if (at.type === "ConditionalExpression") {
    branch(f, lowerTest(f, at.test), at.consequent, at.alternate);
  } else if (at.type === "LogicalExpression") {
    const test = lowerTest(f, at.left);
    branch(f, test, at.operator === "&&" ? at.right : undefined, at.operator === "&&" ? undefined : at.right);
  } else if (at.type === "UnaryExpression") lowerUnused(f, at.argument);
  else lowerExpression(f, node);
}

function branch(f: Lowering, test: Expression, then: Node | undefined, otherwise: Node | undefined): void {
  const { blocks } = alternatives(
    f,
    [then, otherwise].map((side) => () => {
      if (side) lowerUnused(f, side);
      return true;
    }),
  );
  f.block.push({ kind: "if", test, then: blocks[0]!, else: blocks[1]! });
}

function lowerIdentifier(f: Lowering, node: syntax.Identifier): Value {
  const binding = f.parsed.names.bindings.get(node);
  if (!binding) {
    const value = globalNumbers[node.name];
    if (value !== undefined) return weak(value);
    throw f.refusal("KERNEL_FUNCTION", node, `'${node.name}' is a function, not a value`, "Call it");
  }
  return binding.kind === "scope" ? scopeValue(f, node, binding.name) : f.valueOf(binding, node);
}

function scopeValue(f: Lowering, node: Node, name: string): Value {
  const value = f.parsed.scope[name];
  if (typeof value === "number") return weak(value);
  if (typeof value === "boolean") return bool(value);
  throw f.refusal(
    "KERNEL_FUNCTION",
    node,
    `'${f.parsed.source.textOf(node)}' is a function of the scope, not a value`,
    "Call it, or pass a number",
  );
}

function lowerMember(f: Lowering, node: syntax.MemberExpression): Value {
  const binding = f.parsed.names.bindings.get(node);
  if (binding) return scopeValue(f, node, binding.name);
  const object = (node.object as syntax.Identifier).name as "Math" | "Number";
  const property = (node.property as syntax.Identifier).name;
  const value = namedConstant(object, property);
  if (value !== undefined) return weak(value);
  throw f.refusal(
    "KERNEL_FUNCTION",
    node,
    `${object}.${property} is not a number of the kernel language`,
    "Use the constants of Math, or pass the number in the scope",
  );
}

/** `a && b` and `a || b` give one of their sides, as in JavaScript. */
function lowerLogical(f: Lowering, and: boolean, left: Value, rightNode: Node): Value {
  if (!f.parsed.names.effects.has(rightNode)) {
    const right = lowerExpression(f, rightNode);
    if (left.type === "bool" && right.type === "bool") {
      const [yes, no] = and ? [right, bool(false)] : [bool(true), right];
      return strong(select(left.expression, yes.expression, no.expression));
    }
    const named = chained(f, left);
    return and ? choose(f, truth(named), right, named) : choose(f, truth(named), named, right);
  }
  const kept: Value = { type: left.type, expression: f.temporary(left.expression) };
  const rightSide = () => lowerExpression(f, rightNode);
  const leftSide = () => kept;
  return decide(f, truth(kept), and ? rightSide : leftSide, and ? leftSide : rightSide);
}

/** The left side of `a || b || c` stands there twice, and so on within it: it is given a name, unless it may loop. */
function chained(f: Lowering, left: Value): Value {
  const { type, expression } = left;
  if (expression.kind !== "select" || someExpression(expression, (node) => node.kind === "invoke"))
    return left;
  return { type, expression: f.temporary(expression) };
}

function lowerConditional(f: Lowering, test: Expression, then: Node, otherwise: Node): Value {
  const { effects } = f.parsed.names;
  if (effects.has(then) || effects.has(otherwise)) {
    return decide(
      f,
      test,
      () => lowerExpression(f, then),
      () => lowerExpression(f, otherwise),
    );
  }
  return choose(f, test, lowerExpression(f, then), lowerExpression(f, otherwise));
}

function choose(f: Lowering, test: Expression, then: Value, otherwise: Value): Value {
  // A choice between weak values is no literal any more: it takes the kernel's type.
  const type = settle(meet(then.type, otherwise.type, f.defaults), f.defaults);
  return strong(select(test, as(then, type), as(otherwise, type)));
}

/** A choice whose sides have effects: an `if` that gives a temporary its value. */
function decide(f: Lowering, test: Expression, then: () => Value, otherwise: () => Value): Value {
  const values: Value[] = [];
  const { blocks } = alternatives(
    f,
    [then, otherwise].map((side) => () => {
      values.push(side());
      return true;
    }),
  );
  const type = settle(meet(values[0]!.type, values[1]!.type, f.defaults), f.defaults);
  const slot = f.newLocal("choice", type);
  values.forEach((value, i) => {
    blocks[i]!.push({ kind: "assign", local: slot, value: as(value, type) });
  });
  f.block.push({ kind: "if", test, then: blocks[0]!, else: blocks[1]! });
  return strong(local(type, slot));
}

function lowerAssignment(f: Lowering, node: syntax.AssignmentExpression): Value {
  const binding = f.parsed.names.bindings.get(node.left)!;
  const step = stepOf(binding, node);
  if (step)
    return f.assign(binding, lowerBinary(f, node, step.operator, counterValue(f, binding, node), step.by));
  if (node.operator === "=") return f.assign(binding, lowerExpression(f, node.right));
  const operator = node.operator.slice(0, -1);
  const before = f.valueOf(binding, node.left);
  if (operator === "&&" || operator === "||") {
    return f.assign(binding, lowerLogical(f, operator === "&&", before, node.right));
  }
  const changed = f.parsed.names.effects.has(node.right);
  const left = changed ? { type: before.type, expression: f.temporary(before.expression) } : before;
  return f.assign(binding, lowerBinary(f, node, operator, left, lowerExpression(f, node.right)));
}

/** A counter steps as the int32 it is, also in a float kernel. */
const counterValue = (f: Lowering, binding: Binding, at: Node): Value =>
  strong(f.valueOf(binding, at).expression);

function stepOf(
  binding: Binding,
  node: syntax.AssignmentExpression,
): { operator: "+" | "-"; by: Value } | undefined {
  if (binding.kind !== "variable" || !binding.counter || !isStep(node)) return undefined;
  const written = node.operator === "=" ? (node.right as syntax.BinaryExpression) : undefined;
  const operator = (written?.operator ?? node.operator.slice(0, -1)) as "+" | "-";
  return { operator, by: weak(integerOf(written?.right ?? node.right)) };
}

function lowerUpdate(f: Lowering, node: syntax.UpdateExpression, used: boolean): Value {
  const binding = f.parsed.names.bindings.get(node.argument)!;
  const counter = binding.kind === "variable" && binding.counter;
  const before = counter ? counterValue(f, binding, node.argument) : f.valueOf(binding, node.argument);
  const number = asNumber(before);
  const keep = used && !node.prefix;
  const old = keep ? { type: number.type, expression: f.temporary(number.expression) } : number;
  const after = f.assign(binding, lowerBinary(f, node, node.operator === "++" ? "+" : "-", old, weak(1)));
  return keep ? old : after;
}
