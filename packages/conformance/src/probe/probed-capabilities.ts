/** From what was measured to what `Capabilities` would have to state. */
import { type Accuracy, isLibraryFunction, type LibraryFunction, libraryFunctions } from "@lockstep/core";
import type { AccuracyReport, Measurable, Measured, ProbedCapabilities } from "./accuracy-report.js";

export function probedCapabilities(dtypes: AccuracyReport["dtypes"]): ProbedCapabilities {
  const all = Object.values(dtypes);
  const found = (chosen: (name: Measurable) => boolean): Measured[] =>
    all.flatMap(({ measured }) =>
      Object.entries(measured).flatMap(([name, one]) => (chosen(name as Measurable) ? [one] : [])),
    );
  const functions = (Object.keys(libraryFunctions) as LibraryFunction[]).flatMap((name) => {
    const accuracy = accuracyOf(found((other) => other === name));
    return accuracy === undefined ? [] : [[name, accuracy] as const];
  });
  return {
    rounding: all.some(({ rounding }) => rounding === "store") ? "store" : "each",
    flushesSubnormals: all.some(({ flushes }) => flushes.moved || flushes.taken || flushes.given),
    arithmetic: accuracyOf(found((name) => !isLibraryFunction(name))),
    functions: Object.fromEntries(functions),
  };
}

/** So far, the true value of a float32 is itself in doubt. */
const doubt = 1e-6;

/** One accuracy that covers all: units rounded up to whole ones, absolute allowances to a power of two. */
function accuracyOf(measured: readonly Measured[]): Accuracy | undefined {
  if (measured.length === 0) return undefined;
  if (measured.every(({ exact }) => exact)) return { ulp: 0 };
  const accuracies = measured.map(({ ulp, withAbsolute }): Accuracy => withAbsolute ?? { ulp });
  const ulp = Math.max(1, ...accuracies.map((one) => Math.ceil(one.ulp - doubt)));
  const absolute = Math.max(...accuracies.map((one) => one.absolute ?? 0));
  return absolute === 0 ? { ulp } : { ulp, absolute: 2 ** Math.ceil(Math.log2(absolute)) };
}
