/** How much code a piece of a kernel makes. */

/** The number of nodes in a tree of statements and expressions. */
export function weigh(node: unknown): number {
  if (typeof node !== "object" || node === null) return 0;
  let weight = Array.isArray(node) ? 0 : 1;
  for (const [name, part] of Object.entries(node)) if (name !== "table") weight += weigh(part);
  return weight;
}
