/** The hash of a kernel: equal for equal trees, whatever the names in them. */
import type { Kernel, KernelFunction } from "./tree.js";

/**
 * 106 bits of two independent multiplicative hashes over the tree's text. With a million different kernels the odds of
 * any two meeting are about 10⁻²⁰.
 */
export function hashKernel(kernel: Omit<Kernel, "hash">): string {
  const { parameters, type, dtype, functions } = kernel;
  const own = { ...kernel, arity: parameters.length, result: type };
  const text = JSON.stringify([dtype, [own, ...functions].map(partsOf)], valuesAlone);
  return digest(text, 0x9e3779b9) + digest(text, 0x85ebca6b);
}

/** What makes a function, but for names. */
const partsOf = ({ arity, result, locals, body }: Omit<KernelFunction, "name">): unknown[] => [
  arity,
  result,
  locals.map((local) => local.type),
  body,
];

/** Nodes without the names of their parts, which follow from their kinds; and the numbers that JSON does not have. */
function valuesAlone(_: string, part: unknown): unknown {
  if (typeof part === "number") {
    return Number.isFinite(part) && !Object.is(part, -0) ? part : `${1 / part} ${part}`;
  }
  return typeof part === "object" && !Array.isArray(part) ? Object.values(part!) : part;
}

/** 53 bits: two 32-bit multiply-xor lanes with different odd multipliers, mixed at the end. */
function digest(text: string, seed: number): string {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return (2 ** 32 * (b & 0x1fffff) + (a >>> 0)).toString(16).padStart(14, "0");
}
