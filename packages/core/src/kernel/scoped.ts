/**
 * A function of a scope that needs a scope of its own: `scoped(fn, scope)` binds it. Called uncompiled, the bound
 * function brings the scope along; the compiler asks for the function as written and what its scope holds.
 */

/** Numbers, booleans, functions; in Lockstep's own mathematics also constant tables and intrinsics. */
export type LibraryScope = Readonly<Record<string, unknown>>;

export interface ScopedDefinition {
  /** As written: its last parameter destructures the scope. */
  readonly fn: (...args: never[]) => number;
  readonly scope: LibraryScope;
}

const definitions = new WeakMap<object, ScopedDefinition>();

/** `fn` with its scope bound: a function of its numbers alone, that may stand in the scope of another. */
export function scoped<Values extends number[], Scope extends LibraryScope>(
  fn: (...args: [...Values, Scope]) => number,
  scope: Scope,
): (...values: Values) => number {
  const bound = (...values: Values): number => fn(...values, scope);
  definitions.set(bound, { fn: fn as unknown as ScopedDefinition["fn"], scope });
  return bound;
}

/** What {@link scoped} bound; undefined for any other function. */
export function scopedDefinition(fn: object): ScopedDefinition | undefined {
  return definitions.get(fn);
}
