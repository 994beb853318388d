/** JavaScript's blocks while a function is walked: which name means which binding where. */
import type * as acorn from "acorn";
import type { Node } from "acorn";
import type { Binding, VariableBinding } from "./bindings.js";
import { refuseNode } from "./refuse-node.js";
import type { Source } from "./source.js";
import { eachChild } from "./syntax.js";

export class BlockScopes {
  readonly bindings = new Map<Node, Binding>();
  private readonly blocks: Map<string, Binding>[] = [new Map()];

  constructor(private readonly source: Source) {}

  /** Runs `walk` within a block that declares what `declarations` declare. */
  within(declarations: readonly Node[], walk: () => void): void {
    this.blocks.push(new Map());
    for (const node of declarations) {
      if (node.type !== "VariableDeclaration") continue;
      const declaration = node as acorn.VariableDeclaration;
      if (declaration.kind !== "var") this.declareAll(declaration);
    }
    walk();
    this.blocks.pop();
  }

  declare(identifier: acorn.Identifier, binding: Binding): void {
    this.blocks.at(-1)!.set(identifier.name, binding);
    this.bindings.set(identifier, binding);
  }

  find(name: string): Binding | undefined {
    for (let b = this.blocks.length - 1; b >= 0; b--) {
      const binding = this.blocks[b]!.get(name);
      if (binding) return binding;
    }
    return undefined;
  }

  /** Declares every `var` below a node: it belongs to the whole function, wherever it stands. */
  declareVars(node: Node): void {
    if (node.type === "VariableDeclaration" && (node as acorn.VariableDeclaration).kind === "var") {
      this.declareAll(node as acorn.VariableDeclaration);
    }
    if (/^(Arrow)?Function|^Class/.test(node.type)) return;
    eachChild(node, (child) => this.declareVars(child));
  }

  /** The property `k` where a node reads `s.k` of the scope parameter. */
  scopeProperty(node: Node | null | undefined): string | undefined {
    if (node?.type !== "MemberExpression") return undefined;
    const { object, property, computed } = node as acorn.MemberExpression;
    if (computed || object.type !== "Identifier" || this.find(object.name)?.kind !== "scope-object")
      return undefined;
    return (property as acorn.Identifier).name;
  }

  private declareAll(node: acorn.VariableDeclaration): void {
    for (const { id, init } of node.declarations) {
      if (id.type !== "Identifier") throw refuseNode(this.source, id);
      // `var k = s.k` is what destructuring becomes for older targets: another name of the scope's own value.
      const property = this.scopeProperty(init);
      if (property !== undefined) {
        this.declare(id, { kind: "scope", name: property });
        continue;
      }
      const existing = this.blocks.at(-1)!.get(id.name);
      if (node.kind === "var" && existing) this.bindings.set(id, existing);
      else this.declare(id, variable(id.name, node.kind === "const"));
    }
  }
}

const variable = (name: string, constant: boolean): VariableBinding => ({
  kind: "variable",
  name,
  constant,
  counter: !constant,
});
