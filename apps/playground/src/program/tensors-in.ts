/** The tensors that a value holds, and their end. */
import { Tensor } from "@lockstep/core";

/** Those in arrays, plain objects, maps and sets, however deep. */
export function tensorsIn(value: unknown, found = new Set<Tensor>(), seen = new Set<object>()): Set<Tensor> {
  if (typeof value !== "object" || value === null || seen.has(value)) return found;
  seen.add(value);
  if (value instanceof Tensor) found.add(value);
  else for (const member of membersOf(value)) tensorsIn(member, found, seen);
  return found;
}

export function disposeAllBut(tensors: Iterable<Tensor>, kept: Iterable<Tensor>): void {
  const spared = new Set(kept);
  for (const tensor of tensors) if (!spared.has(tensor)) tensor.dispose();
}

function membersOf(value: object): Iterable<unknown> {
  if (Array.isArray(value) || value instanceof Set) return value;
  if (value instanceof Map) return value.values();
  return Object.getPrototypeOf(value) === Object.prototype ? Object.values(value) : [];
}
