/** Whether code may be generated here at all, and whether WebAssembly's vectors are there. */
import { ModuleBuilder } from "./wasm/assembly/module-builder.js";

let allowed: boolean | undefined;

/**
 * False where a page's Content-Security-Policy (no `unsafe-eval`) or Node's
 * `--disallow-code-generation-from-strings` forbids `new Function`. Asked once.
 */
export function canGenerateCode(): boolean {
  if (allowed === undefined) {
    try {
      allowed = new Function("return true")() === true;
    } catch {
      allowed = false;
    }
  }
  return allowed;
}

let vectors: boolean | undefined;

/** What to tell people where `canRunVectors` says no. */
export const noVectors =
  "WebAssembly SIMD is not to be had here (an old engine, or a Content-Security-Policy without 'wasm-unsafe-eval')";

/**
 * False where there is no WebAssembly with 128-bit vectors, or a page's Content-Security-Policy (neither
 * `wasm-unsafe-eval` nor `unsafe-eval`) forbids it. Asked once.
 */
export function canRunVectors(): boolean {
  if (vectors === undefined) {
    try {
      const builder = new ModuleBuilder(false);
      builder.add("probe", [], ["v128"]).emit("v128.const", ...new Uint8Array(16));
      vectors = new WebAssembly.Module(builder.bytes()) instanceof WebAssembly.Module;
    } catch {
      vectors = false;
    }
  }
  return vectors;
}
