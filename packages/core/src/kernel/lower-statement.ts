/** Lowers statements. Each answers whether execution can go on after it; what follows one that cannot is dropped. */

import type { Binding } from "./bindings.js";
import { constant } from "./build.js";
import { lowerExpression, lowerTest, lowerUnused } from "./lower-expression.js";
import type { Lowering } from "./lower-function.js";
import { refuseNode } from "./refuse-node.js";
import type * as syntax from "./syntax/nodes.js";
import type { Expression, Statement } from "./tree.js";

interface OpenLoop {
  readonly label: number;
  readonly name: string | undefined;
  /** Whether a `break` leaves it. */
  left: boolean;
  /** Whether a `continue` cuts a turn short, past assignments that its update may count on. */
  continued: boolean;
}

/** The loops around a statement, innermost last. */
export interface Exits {
  readonly loops: readonly OpenLoop[];
}

type Statements = readonly syntax.Statement[];

export function lowerStatements(f: Lowering, statements: Statements, exits: Exits): boolean {
  for (const statement of statements) {
    if (!lowerStatement(f, statement, exits)) return false;
  }
  return true;
}

function lowerStatement(f: Lowering, node: syntax.Statement, exits: Exits, name?: string): boolean {
  switch (node.type) {
    case "BlockStatement":
      return lowerStatements(f, node.body, exits);
    case "EmptyStatement":
      return true;
    case "ExpressionStatement":
      lowerUnused(f, node.expression);
      return true;
    case "VariableDeclaration":
      for (const { id, init } of node.declarations) {
        const binding = f.parsed.names.bindings.get(id)!;
        if (binding.kind === "scope") continue;
        if (init) f.assign(binding, lowerExpression(f, init));
        else if (node.kind !== "var") f.assigned.delete(binding);
      }
      return true;
    case "ReturnStatement":
      if (!node.argument) {
        throw f.refusal(
          "KERNEL_RETURN",
          node,
          "this 'return' gives no value",
          "Return a number or a boolean",
        );
      }
      f.return(lowerExpression(f, node.argument));
      return false;
    case "IfStatement":
      return lowerIf(f, node, exits);
    case "LabeledStatement":
      return lowerStatement(f, node.body, exits, node.label.name);
    case "ForStatement":
      if (node.init?.type === "VariableDeclaration") lowerStatement(f, node.init, exits);
      else if (node.init) lowerUnused(f, node.init);
      return lowerLoop(f, node.test ?? undefined, node.body, node.update ?? undefined, exits, name);
    case "WhileStatement":
      return lowerLoop(f, node.test, node.body, undefined, exits, name);
    case "DoWhileStatement":
      return lowerDoWhile(f, node, exits, name);
    case "BreakStatement":
    case "ContinueStatement":
      return lowerLeave(f, node, exits);
    default:
      throw refuseNode(f.parsed.source, node);
  }
}

/** Lowers alternatives; afterwards those variables have a value that have one on every way that goes on. */
export function alternatives(
  f: Lowering,
  ways: readonly (() => boolean)[],
): { blocks: Statement[][]; goesOn: boolean } {
  const before = f.assigned;
  const after: Set<Binding>[] = [];
  const blocks = ways.map((way) => {
    f.assigned = new Set(before);
    return f.nested(() => {
      if (way()) after.push(f.assigned);
    });
  });
  f.assigned =
    after.length === 0 ? before : new Set([...after[0]!].filter((v) => after.every((set) => set.has(v))));
  return { blocks, goesOn: after.length > 0 };
}

function lowerIf(f: Lowering, node: syntax.IfStatement, exits: Exits): boolean {
  const test = lowerTest(f, node.test);
  const { alternate } = node;
  const { blocks, goesOn } = alternatives(f, [
    () => lowerStatement(f, node.consequent, exits),
    () => (alternate ? lowerStatement(f, alternate, exits) : true),
  ]);
  f.block.push({ kind: "if", test, then: blocks[0]!, else: blocks[1]! });
  return goesOn;
}

function lowerLoop(
  f: Lowering,
  test: syntax.Expression | undefined,
  body: syntax.Statement,
  update: syntax.Expression | undefined,
  exits: Exits,
  name: string | undefined,
): boolean {
  const label = f.newLabel();
  const loop: OpenLoop = { label, name, left: false, continued: false };
  let condition: Expression = constant("bool", 1);
  const prelude = test ? f.nested(() => (condition = lowerTest(f, test))) : [];
  const before = new Set(f.assigned);
  const turn = f.nested(() => {
    lowerStatement(f, body, { loops: [...exits.loops, loop] });
  });
  if (loop.continued) f.assigned = new Set(before);
  const step = update ? f.nested(() => lowerUnused(f, update)) : [];
  f.assigned = before;
  const endless = condition.kind === "constant" && condition.value === 1;
  if (prelude.length > 0) {
    // The test assigns something: it becomes the first part of each turn.
    const leave: Statement = { kind: "if", test: condition, then: [], else: [{ kind: "break", label }] };
    f.block.push({
      kind: "loop",
      label,
      test: constant("bool", 1),
      body: [...prelude, leave, ...turn],
      update: step,
    });
  } else f.block.push({ kind: "loop", label, test: condition, body: turn, update: step });
  return !endless || loop.left;
}

function lowerDoWhile(
  f: Lowering,
  node: syntax.DoWhileStatement,
  exits: Exits,
  name: string | undefined,
): boolean {
  const label = f.newLabel();
  const loop: OpenLoop = { label, name, left: false, continued: false };
  const before = new Set(f.assigned);
  const body = f.nested(() => {
    lowerStatement(f, node.body, { loops: [...exits.loops, loop] });
  });
  if (loop.continued) f.assigned = before;
  let endless = false;
  const update = f.nested(() => {
    const test = lowerTest(f, node.test);
    endless = test.kind === "constant" && test.value === 1;
    f.block.push({ kind: "if", test, then: [], else: [{ kind: "break", label }] });
  });
  f.block.push({ kind: "loop", label, test: constant("bool", 1), body, update });
  return !endless || loop.left;
}

function lowerLeave(f: Lowering, node: syntax.LeaveStatement, exits: Exits): boolean {
  const name = node.label?.name;
  const loop = exits.loops.findLast((open) => name === undefined || open.name === name);
  if (!loop) {
    throw f.refusal("KERNEL_UNSUPPORTED", node, "it leaves a block that is not a loop", "Label loops only");
  }
  const kind = node.type === "BreakStatement" ? "break" : "continue";
  if (kind === "break") loop.left = true;
  else loop.continued = true;
  f.block.push({ kind, label: loop.label });
  return false;
}
