/** A function's parameters: plain names, and last the scope, destructured (or read as `s.k`, as older targets do). */
import type * as acorn from "acorn";
import type { Node } from "acorn";
import type { ParameterBinding, ScopeBinding } from "./bindings.js";
import type { BlockScopes } from "./block-scopes.js";
import type { Source } from "./source.js";
import { eachChild } from "./syntax.js";

export interface Parameters {
  readonly parameters: readonly ParameterBinding[];
  readonly scope: ScopeBinding[];
}

/** Declares them; throws `KERNEL_PARAMETER`. */
export function declareParameters(source: Source, scopes: BlockScopes): Parameters {
  const { params } = source.node;
  const parameters: ParameterBinding[] = [];
  const scope: ScopeBinding[] = [];
  params.forEach((pattern, index) => {
    if (pattern.type === "ObjectPattern" && index === params.length - 1) {
      for (const property of pattern.properties) scope.push(declareProperty(source, scopes, property));
    } else if (
      pattern.type === "Identifier" &&
      index > 0 &&
      index === params.length - 1 &&
      hasMembers(source.node.body, pattern.name)
    ) {
      scopes.declare(pattern, { kind: "scope-object", name: pattern.name });
    } else if (pattern.type === "Identifier") {
      const binding: ParameterBinding = { kind: "parameter", name: pattern.name, index, assigned: false };
      parameters.push(binding);
      scopes.declare(pattern, binding);
    } else {
      const what = pattern.type === "AssignmentPattern" ? "has a default" : "is not a plain name";
      throw source.refusal(
        "KERNEL_PARAMETER",
        pattern,
        `the parameter '${source.textOf(pattern)}' ${what}`,
        "Parameters are plain names; the scope is the last one, destructured: (x, { k }) => …",
      );
    }
  });
  return { parameters, scope };
}

/** Whether `name.property` occurs: then it is no number, but the scope. */
function hasMembers(node: Node, name: string): boolean {
  if (node.type === "MemberExpression") {
    const { object, computed } = node as acorn.MemberExpression;
    if (!computed && object.type === "Identifier" && object.name === name) return true;
  }
  let found = false;
  eachChild(node, (child) => {
    found ||= hasMembers(child, name);
  });
  return found;
}

function declareProperty(
  source: Source,
  scopes: BlockScopes,
  property: acorn.AssignmentProperty | acorn.RestElement,
): ScopeBinding {
  if (property.type !== "Property" || property.computed || property.value.type !== "Identifier") {
    throw source.refusal(
      "KERNEL_PARAMETER",
      property,
      `'${source.textOf(property)}' in the scope parameter is not a plain property`,
      "Name each property: { k } or { k: other }",
    );
  }
  const { key, value } = property;
  const name = key.type === "Identifier" ? key.name : String((key as acorn.Literal).value);
  const binding: ScopeBinding = { kind: "scope", name };
  scopes.declare(value, binding);
  return binding;
}
