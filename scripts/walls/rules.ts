/**
 * The walls of the house, as data: who may depend on whom.
 *
 * Core knows no backend, a backend knows no other, codegen knows no thread. If a wall turns out to stand in the
 * wrong place, this file is where it is moved, and the commit says why.
 */

/** The packages that are published, and the page, by folder, with everything that each may depend on. */
export const packageWalls: Readonly<Record<string, readonly string[]>> = {
  "packages/core": [],
  "packages/codegen": ["@lockstep/core"],
  "packages/backend-cpu": ["@lockstep/core", "@lockstep/codegen"],
  "packages/backend-workers": ["@lockstep/core", "@lockstep/codegen", "piscina", "node:"],
  "packages/backend-gpu": ["@lockstep/core", "gpu.js", "webgpu"],
  "packages/conformance": ["@lockstep/core", "commander", "fast-check", "vitest", "node:"],
  "apps/playground": [
    "@lockstep/core",
    "@lockstep/backend-cpu",
    "@lockstep/backend-workers",
    "@lockstep/backend-gpu",
    "@lockstep/conformance",
    "@codemirror/autocomplete",
    "@codemirror/commands",
    "@codemirror/lang-javascript",
    "@codemirror/language",
    "@codemirror/lint",
    "@codemirror/search",
    "@codemirror/state",
    "@codemirror/view",
    "@jridgewell/trace-mapping",
    "@lezer/highlight",
    "@lezer/javascript",
    "@observablehq/plot",
    "@preact/signals",
    "coi-serviceworker",
    "es-module-lexer",
    "preact",
    "sucrase",
  ],
};

/** The suite stands on core alone, so every package but core may hold itself to it in its tests. */
export const suite = "@lockstep/conformance";

/**
 * The floors of core, lowest first, each with its folders: a file imports from its own floor and from lower ones.
 *
 * `backend` and `tensor` share a floor: a device makes tensors, and a tensor asks its device. Files in `src` itself,
 * the entry point, may import everything, and so may tests.
 */
export const coreFloors: readonly (readonly string[])[] = [
  ["errors"],
  ["dtype"],
  ["layout"],
  ["kernel"],
  ["backend", "tensor"],
  ["operations"],
];

/**
 * `math` stands beside the floors: it is written in the kernel language for the CPU family, and nothing in core
 * needs it.
 */
export const besideFloors: Readonly<Record<string, readonly string[]>> = {
  math: ["errors", "dtype", "kernel"],
};

/**
 * What a folder may name from a higher floor, in types alone, so that nothing there runs for it: a compiled
 * reduction is what the contract hands to a backend, and a tensor's methods are the table of operations.
 */
export const typesFromAbove: Readonly<Record<string, readonly string[]>> = {
  kernel: ["backend"],
  tensor: ["operations"],
};

/** A source file holds one idea; past this length it holds two. Tests may be longer. */
export const longestFile = 250;
