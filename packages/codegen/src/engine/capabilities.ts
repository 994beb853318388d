/** What generated loops promise, on whatever thread they run. */
import {
  type Accuracy,
  type Capabilities,
  dtypes,
  type LibraryFunction,
  libraryFunctions,
} from "@lockstep/core";

/** Places in a storage are int32 in generated code. */
const maxElements = 2 ** 31 - 1;

export const everyFunction = (accuracy: Accuracy): Record<LibraryFunction, Accuracy> =>
  Object.fromEntries(Object.keys(libraryFunctions).map((name) => [name, accuracy])) as Record<
    LibraryFunction,
    Accuracy
  >;

export const commonCapabilities = {
  dtypes,
  syncReads: true,
  maxElements,
  flushesSubnormals: false,
  arithmetic: { ulp: 0 },
} as const;

/** Generated loops: every operation rounded, mathematical functions by `@lockstep/core/math`. */
export const jsCapabilities: Capabilities = {
  ...commonCapabilities,
  engine: "js",
  rounding: "each",
  reductionOrder: "fixed",
  functions: everyFunction({ ulp: 0 }),
};

/** The same in WebAssembly SIMD, to the bit. */
export const wasmCapabilities: Capabilities = { ...jsCapabilities, engine: "wasm-simd" };
