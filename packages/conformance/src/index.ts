/**
 * The suite that any Lockstep backend can be held to: its cases, its runner, its oracle and its reference.
 */
export type { Draw } from "./families/random-expressions.js";
export { randomKernel } from "./families/random-kernels.js";
export { randomPartingKernel } from "./families/random-parting-kernels.js";
export { functionOf, type Program, type ProgramOptions, randomProgram } from "./families/random-programs.js";
export { Bench, type CreateBackend } from "./framework/bench.js";
export { type Case, familyOf, type Need, whySkipped } from "./framework/case.js";
export { allCases, type CatalogueOptions } from "./framework/catalogue.js";
export { CaseFailure, type Mismatch } from "./framework/failure.js";
export { compileQuery } from "./framework/query.js";
export {
  type CaseResult,
  type ExpectedFailures,
  isFailure,
  type RunOptions,
  runCase,
  runCases,
  type Status,
  wrongExcuses,
} from "./framework/runner.js";
export { specialValues } from "./model/special-values.js";
export type { FloatType } from "./oracle/allowance.js";
export type { Interval } from "./oracle/interval.js";
export { type Expected, type ExpectedElement, type Given, Oracle } from "./oracle/oracle.js";
export type {
  AccuracyReport,
  ArithmeticStep,
  Band,
  DtypeAccuracy,
  Errors,
  Excess,
  Flushing,
  Measurable,
  Measured,
  ProbedCapabilities,
  Rounding,
  Sample,
} from "./probe/accuracy-report.js";
export { type AccuracyOptions, type AccuracyProgress, measureAccuracy } from "./probe/measure-accuracy.js";
export { ReferenceBackend, type ReferenceStorage } from "./reference/reference-backend.js";
export { printAccuracy, printVerdict } from "./report/accuracy-table.js";
