/** What this backend promises, in each of its modes. */
import {
  type Accuracy,
  type Capabilities,
  dtypes,
  type LibraryFunction,
  libraryFunctions,
} from "@lockstep/core";

/** Places in a storage are int32 in generated code. */
const maxElements = 2 ** 31 - 1;

const everyFunction = (accuracy: Accuracy): Record<LibraryFunction, Accuracy> =>
  Object.fromEntries(Object.keys(libraryFunctions).map((name) => [name, accuracy])) as Record<
    LibraryFunction,
    Accuracy
  >;

const common = {
  dtypes,
  syncReads: true,
  maxElements,
  flushesSubnormals: false,
  arithmetic: { ulp: 0 },
} as const;

/** Generated loops: every operation rounded, mathematical functions by `@lockstep/core/math`. */
export const jsCapabilities: Capabilities = {
  ...common,
  engine: "js",
  rounding: "each",
  reductionOrder: "fixed",
  functions: everyFunction({ ulp: 0 }),
};

/** The same in WebAssembly SIMD, to the bit. */
export const wasmCapabilities: Capabilities = { ...jsCapabilities, engine: "wasm-simd" };

/** The person's own functions, in JavaScript's doubles and with the platform's `Math`. */
export const interpretCapabilities: Capabilities = {
  ...common,
  engine: "interpret",
  rounding: "store",
  reductionOrder: "any",
  functions: everyFunction({ ulp: 2 }),
};
