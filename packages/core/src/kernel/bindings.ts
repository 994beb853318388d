/** What a name in a person's function stands for. */
import type { Node } from "./syntax/nodes.js";

export interface ParameterBinding {
  readonly kind: "parameter";
  readonly name: string;
  readonly index: number;
  /** Whether the function assigns to it. */
  assigned: boolean;
}

export interface VariableBinding {
  readonly kind: "variable";
  readonly name: string;
  readonly constant: boolean;
  /**
   * Whether it only ever receives integer literals and steps of integer literals (`n++`, `i += 2`). Such a counter is
   * an int32 also in a float kernel, where a float32 would stick at 2²⁴.
   */
  counter: boolean;
}

export interface ScopeBinding {
  readonly kind: "scope";
  /** The property of the scope, whatever the function calls it. */
  readonly name: string;
}

/** The scope parameter where it is not destructured, `(x, s) => s.k * x`, as older targets make it. */
export interface ScopeObjectBinding {
  readonly kind: "scope-object";
  readonly name: string;
}

export type Binding = ParameterBinding | VariableBinding | ScopeBinding | ScopeObjectBinding;

/** A function whose every name is resolved. */
export interface Names {
  readonly bindings: ReadonlyMap<Node, Binding>;
  readonly parameters: readonly ParameterBinding[];
  readonly scope: readonly ScopeBinding[];
  /** Nodes whose evaluation assigns something. */
  readonly effects: ReadonlySet<Node>;
}
