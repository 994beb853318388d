/** What a kernel is made of, as far as accuracy is concerned. */
import { type Expression, isLibraryFunction, type Kernel, type LibraryFunction } from "@lockstep/core";

/** The library functions that a kernel calls. */
export function usedFunctions(kernel: Kernel): LibraryFunction[] {
  const used = new Set<LibraryFunction>();
  visit(kernel, (node) => {
    if (node.kind === "call" && isLibraryFunction(node.fn)) used.add(node.fn);
  });
  return [...used];
}

/** Whether a float occurs anywhere in a kernel. */
export function usesFloats(kernel: Kernel): boolean {
  let found = false;
  visit(kernel, ({ type }) => {
    if (type === "float32" || type === "float64") found = true;
  });
  return found;
}

/** Calls `see` for every expression. The tree is plain data, so everything with a type and a kind is one. */
function visit(part: unknown, see: (node: Expression) => void): void {
  if (typeof part !== "object" || part === null) return;
  if ("kind" in part && "type" in part) see(part as Expression);
  for (const child of Object.values(part)) visit(child, see);
}
