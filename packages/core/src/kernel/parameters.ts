/** A function's parameters: plain names, and last the scope, destructured (or read as `s.k`, as older targets do). */

import type { ParameterBinding, ScopeBinding } from "./bindings.js";
import type { BlockScopes } from "./block-scopes.js";
import type { Source } from "./source.js";
import type * as syntax from "./syntax/nodes.js";

export interface Parameters {
  readonly parameters: readonly ParameterBinding[];
  readonly scope: ScopeBinding[];
}

/** Declares them; throws `KERNEL_PARAMETER`. */
export function declareParameters(source: Source, scopes: BlockScopes): Parameters {
  const { params, owners } = source.node;
  const parameters: ParameterBinding[] = [];
  const scope: ScopeBinding[] = [];
  params.forEach((pattern, index) => {
    if (pattern.type === "ObjectPattern" && index === params.length - 1) {
      for (const property of pattern.properties) scope.push(declareProperty(source, scopes, property));
    } else if (
      pattern.type === "Identifier" &&
      index > 0 &&
      index === params.length - 1 &&
      owners.has(pattern.name)
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

function declareProperty(
  source: Source,
  scopes: BlockScopes,
  property: syntax.Property | syntax.Pattern,
): ScopeBinding {
  if (property.type !== "Property") {
    throw source.refusal(
      "KERNEL_PARAMETER",
      property,
      `'${source.textOf(property)}' in the scope parameter is not a plain property`,
      "Name each property: { k } or { k: other }",
    );
  }
  const binding: ScopeBinding = { kind: "scope", name: property.key };
  scopes.declare(property.value, binding);
  return binding;
}
