/** Going through the syntax tree. */
import type { AnyNode, Node } from "./nodes.js";

/** Visits the nodes directly within one, in the order of the text. */
export function eachChild(node: Node, visit: (child: AnyNode) => void): void {
  for (const key in node) {
    const value: unknown = node[key as keyof Node];
    if (typeof value !== "object" || value === null) continue;
    if (Array.isArray(value)) for (const child of value) visit(child);
    else visit(value as AnyNode);
  }
}
