/**
 * A helper of a library function that has a scope of its own. Called uncompiled it brings that scope along; the
 * compiler asks `scopedDefinition` for the function that was written and what its scope holds.
 */

/** Numbers, constant tables, intrinsics, and other helpers. */
export type LibraryScope = Readonly<Record<string, unknown>>;

export interface ScopedDefinition {
  /** As written: its last parameter destructures the scope. */
  readonly fn: (...args: never[]) => number;
  readonly scope: LibraryScope;
}

const definitions = new WeakMap<object, ScopedDefinition>();

/** `fn` with its scope bound: a function of its numbers alone. */
export function scoped<Values extends number[], Scope extends LibraryScope>(
  fn: (...args: [...Values, Scope]) => number,
  scope: Scope,
): (...values: Values) => number {
  const bound = (...values: Values): number => fn(...values, scope);
  definitions.set(bound, { fn, scope });
  return bound;
}

/** What {@link scoped} bound; undefined for any other function. */
export function scopedDefinition(fn: object): ScopedDefinition | undefined {
  return definitions.get(fn);
}
