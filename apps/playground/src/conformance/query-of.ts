/** Families as the suite's queries name them, and back. */

export const queryOf = (families: readonly string[]): string =>
  families.map((family) => `${family}/*`).join(",");

/** The families that a query is made of; none where it says more than families. */
export function familiesIn(query: string): readonly string[] {
  const parts = query.split(",").map((part) => part.trim());
  const families = parts.map((part) => /^([\w-]+)\/\*$/.exec(part)?.[1]);
  return families.every((family) => family !== undefined) ? families : [];
}
