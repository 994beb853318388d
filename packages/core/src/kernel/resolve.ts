/**
 * Resolves every name of a function, and refuses what lies outside the kernel language, before any type is known:
 * once per function, at `map(fn)`, so that a mistake shows where it was written and not where it first runs.
 */

import type { Names, ScopeBinding } from "./bindings.js";
import { BlockScopes } from "./block-scopes.js";
import { globalFunctions, globalNumbers } from "./constants.js";
import { isIntegerLiteral, isStep } from "./counters.js";
import { declareParameters } from "./parameters.js";
import { refuseCapture } from "./refuse-capture.js";
import { refuseNode } from "./refuse-node.js";
import type { Source } from "./source.js";
import { eachChild } from "./syntax/each-child.js";
import type * as syntax from "./syntax/nodes.js";
import type { Node } from "./syntax/nodes.js";

const operators = new Set(
  "+ - * / % ** < <= > >= == != === !== & | ^ << >> >>> ! ~ void && || = += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ++ --".split(
    " ",
  ),
);

/** Nodes that are in the language if their parts are. */
const transparent = new Set([
  "ExpressionStatement",
  "ConditionalExpression",
  "SequenceExpression",
  "IfStatement",
  "WhileStatement",
  "DoWhileStatement",
  "ReturnStatement",
  "EmptyStatement",
]);

/** Everything after this goes through the tree by recursion, so how deep it may be is decided here, once for all engines. */
const deepest = 500;

export function resolveNames(source: Source, operation: string): Names {
  const scopes = new BlockScopes();
  const { parameters, scope } = declareParameters(source, scopes);
  const resolver = new Resolver(source, operation, scopes, scope);
  resolver.function();
  return { bindings: scopes.bindings, parameters, scope, effects: resolver.effects };
}

class Resolver {
  readonly effects = new Set<Node>();
  /** The nodes around the one that is visited. */
  private readonly enclosing: Node[] = [];

  constructor(
    private readonly source: Source,
    private readonly operation: string,
    private readonly scopes: BlockScopes,
    private readonly scope: ScopeBinding[],
  ) {}

  function(): void {
    const { body, vars } = this.source.node;
    for (const declaration of vars) this.scopes.declareAll(declaration);
    this.visit(body);
  }

  private markEffects(node: Node): void {
    this.effects.add(node);
    for (const outer of this.enclosing) this.effects.add(outer);
  }

  private visit(node: Node): void {
    if (this.enclosing.length === deepest) {
      throw this.source.refusal(
        "KERNEL_LIMIT",
        node,
        `the function is nested more than ${deepest} deep here`,
        "Compute in steps: give a part a name with const, or make it a function of the scope",
      );
    }
    this.enclosing.push(node);
    this.check(node as syntax.AnyNode);
    this.enclosing.pop();
  }

  private parts(node: Node): void {
    eachChild(node, (child) => this.visit(child));
  }

  private check(node: syntax.AnyNode): void {
    switch (node.type) {
      case "Identifier":
        this.read(node);
        break;
      case "Literal":
        this.literal(node);
        break;
      case "BlockStatement":
        this.scopes.within(node.body, () => this.parts(node));
        break;
      case "ForStatement":
        this.scopes.within(node.init ? [node.init] : [], () => this.parts(node));
        break;
      case "VariableDeclaration":
        for (const declarator of node.declarations) this.declarator(node, declarator);
        break;
      case "AssignmentExpression":
        this.operator(node);
        this.assignment(
          node,
          node.left,
          isStep(node) || (node.operator === "=" && isIntegerLiteral(node.right)),
        );
        break;
      case "UpdateExpression":
        this.assignment(node, node.argument, true);
        break;
      case "CallExpression":
        this.call(node);
        break;
      case "MemberExpression":
        this.member(node);
        break;
      case "UnaryExpression":
      case "BinaryExpression":
      case "LogicalExpression":
        this.operator(node);
        this.parts(node);
        break;
      case "LabeledStatement":
        this.visit(node.body);
        break;
      case "BreakStatement":
      case "ContinueStatement":
        break;
      default:
        if (!transparent.has(node.type)) throw refuseNode(this.source, node);
        this.parts(node);
    }
  }

  private literal(node: syntax.Literal): void {
    if (typeof node.value === "number" || typeof node.value === "boolean") return;
    throw this.source.refusal(
      "KERNEL_UNSUPPORTED",
      node,
      `${this.source.textOf(node)} is not a number or a boolean`,
      "A kernel computes with numbers and booleans",
    );
  }

  private operator(node: Node & { readonly operator: string }): void {
    if (operators.has(node.operator)) return;
    throw this.source.refusal(
      "KERNEL_UNSUPPORTED",
      node,
      `the operator '${node.operator}' is not part of the kernel language`,
      "A kernel computes with numbers and booleans",
    );
  }

  private declarator(node: syntax.VariableDeclaration, { id, init }: syntax.VariableDeclarator): void {
    const binding = this.scopes.bindings.get(id);
    if (!init || !binding) return;
    this.visit(init);
    if (binding.kind === "scope") return;
    if (binding.kind === "variable" && !isIntegerLiteral(init)) binding.counter = false;
    if (binding.kind === "parameter") binding.assigned = true;
    this.markEffects(node);
  }

  private assignment(node: Node, target: Node, counts: boolean): void {
    if (target.type !== "Identifier") throw refuseNode(this.source, target);
    this.markEffects(node);
    this.parts(node);
    const { name } = target as syntax.Identifier;
    const binding = this.scopes.bindings.get(target);
    if (!binding) throw refuseNode(this.source, target);
    if (
      binding.kind === "scope" ||
      binding.kind === "scope-object" ||
      (binding.kind === "variable" && binding.constant)
    ) {
      throw this.source.refusal(
        "KERNEL_CONST",
        node,
        `'${name}' is ${binding.kind === "variable" ? "a constant" : "of the scope"} and cannot be assigned`,
        "Copy it into a variable: let v = …",
      );
    }
    if (binding.kind === "parameter") binding.assigned = true;
    else if (!counts) binding.counter = false;
  }

  private call(node: syntax.CallExpression): void {
    const { callee } = node;
    const callable = callee.type === "Identifier" || callee.type === "MemberExpression";
    if (!callable) throw refuseNode(this.source, callee);
    this.parts(node);
  }

  private member(node: syntax.MemberExpression): void {
    const { object } = node;
    const property = this.scopes.scopeProperty(node);
    if (property !== undefined) {
      const binding: ScopeBinding = { kind: "scope", name: property };
      this.scopes.bindings.set(node, binding);
      this.scope.push(binding);
      return;
    }
    if (node.computed || object.type !== "Identifier" || this.scopes.find(object.name)) {
      throw refuseNode(this.source, node);
    }
    if (object.name !== "Math" && object.name !== "Number")
      throw refuseCapture(this.source, object, this.operation);
  }

  private read(node: syntax.Identifier): void {
    const binding = this.scopes.find(node.name);
    if (binding?.kind === "scope-object")
      throw refuseNode(this.source, { ...node, type: "ObjectExpression" });
    if (binding) {
      this.scopes.bindings.set(node, binding);
      return;
    }
    const known =
      Object.hasOwn(globalNumbers, node.name) || (globalFunctions as readonly string[]).includes(node.name);
    if (!known) throw refuseCapture(this.source, node, this.operation);
  }
}
