/** Going through acorn's syntax tree. */
import type { Node } from "acorn";

/** Visits the nodes directly within one, in the order of the text. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === "object" && typeof (child as Node).type === "string")
        visit(child as Node);
    }
  }
}
