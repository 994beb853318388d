/**
 * The walls of the house, as data: who may depend on whom.
 *
 * Core knows no backend, a backend knows no other, codegen knows no thread. If a wall turns out to stand in the
 * wrong place, this file is where it is moved, and the commit says why.
 */

/** The packages that are published, by folder, with everything that each may depend on. */
export const packageWalls: Readonly<Record<string, readonly string[]>> = {
  "packages/core": ["acorn"],
  "packages/codegen": ["@lockstep/core"],
  "packages/backend-cpu": ["@lockstep/core", "@lockstep/codegen"],
  "packages/backend-workers": ["@lockstep/core", "@lockstep/codegen", "piscina", "node:"],
  "packages/backend-gpu": ["@lockstep/core", "gpu.js"],
  "packages/conformance": ["@lockstep/core", "commander", "fast-check", "vitest", "node:"],
};

/** What any package's tests may import beyond what its sources may. */
export const allowedInTests: readonly string[] = ["vitest", "fast-check", "node:"];

/** The suite stands on core alone, so every package but core may hold itself to it. */
export const suite = "@lockstep/conformance";

/**
 * The folders of core, lowest first: a file imports from its own folder and from lower ones.
 *
 * `math` stands beside them: it is written in the kernel language for the CPU family, and nothing in core needs it.
 * Files in `src` itself, the entry point, may import everything.
 */
export const coreFolders: readonly string[] = [
  "errors",
  "dtype",
  "layout",
  "kernel",
  "backend",
  "tensor",
  "operations",
];
export const besideCore: Readonly<Record<string, readonly string[]>> = {
  math: ["errors", "dtype", "kernel"],
};

/** A source file holds one idea; past this length it holds two. Tests may be longer. */
export const longestFile = 250;
