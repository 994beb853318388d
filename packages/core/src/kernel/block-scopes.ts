/** JavaScript's blocks while a function is walked: which name means which binding where. */

import type { Binding, VariableBinding } from "./bindings.js";
import type * as syntax from "./syntax/nodes.js";
import type { Node } from "./syntax/nodes.js";

export class BlockScopes {
  readonly bindings = new Map<Node, Binding>();
  private readonly openBlocks: Map<string, Binding>[] = [new Map()];

  /** Runs `walk` within a block that declares what `declarations` declare. */
  within(declarations: readonly Node[], walk: () => void): void {
    this.openBlocks.push(new Map());
    for (const node of declarations) {
      if (node.type !== "VariableDeclaration") continue;
      const declaration = node as syntax.VariableDeclaration;
      if (declaration.kind !== "var") this.declareAll(declaration);
    }
    walk();
    this.openBlocks.pop();
  }

  declare(identifier: syntax.Identifier, binding: Binding): void {
    this.openBlocks.at(-1)!.set(identifier.name, binding);
    this.bindings.set(identifier, binding);
  }

  find(name: string): Binding | undefined {
    for (let b = this.openBlocks.length - 1; b >= 0; b--) {
      const binding = this.openBlocks[b]!.get(name);
      if (binding) return binding;
    }
    return undefined;
  }

  /** The property `k` where a node reads `s.k` of the scope parameter. */
  scopeProperty(node: Node | null | undefined): string | undefined {
    if (node?.type !== "MemberExpression") return undefined;
    const { object, property, computed } = node as syntax.MemberExpression;
    if (computed || object.type !== "Identifier" || this.find(object.name)?.kind !== "scope-object")
      return undefined;
    return (property as syntax.Identifier).name;
  }

  /** Declares the variables of a declaration in the innermost block. */
  declareAll(node: syntax.VariableDeclaration): void {
    for (const { id, init } of node.declarations) {
      // `var k = s.k` is what destructuring becomes for older targets: another name of the scope's own value.
      const property = this.scopeProperty(init);
      if (property !== undefined) {
        this.declare(id, { kind: "scope", name: property });
        continue;
      }
      const existing = this.openBlocks.at(-1)!.get(id.name);
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
