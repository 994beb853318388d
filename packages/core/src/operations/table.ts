/**
 * The table of standard operations: everything that exists, by family. Whoever adds an operation of one kernel adds
 * its row to a family, and its name to `operations/index.ts` and `src/index.ts`; types, method, tests and documentation
 * follow from the row.
 */
import { arithmetic } from "./table-arithmetic.js";
import { comparison } from "./table-comparison.js";
import type { TableRow } from "./table-entry.js";
import { exponential } from "./table-exponential.js";
import { bitwise, logic } from "./table-logic.js";
import { powers } from "./table-powers.js";
import { reductions, sequences, statistics } from "./table-reduction.js";
import { rounding } from "./table-rounding.js";
import { activation, selection } from "./table-selection.js";
import { hyperbolic, trigonometric } from "./table-trigonometric.js";

/** Family → name → row. */
export const operationFamilies = {
  arithmetic,
  powers,
  comparison,
  logic,
  bitwise,
  rounding,
  exponential,
  trigonometric,
  hyperbolic,
  selection,
  activation,
  reductions,
  statistics,
  sequences,
} as const;

// Joined in pure calls, because bundlers do not know that spreading these does nothing else.
export const elementwiseTable = /* @__PURE__ */ (() =>
  ({
    ...arithmetic,
    ...powers,
    ...comparison,
    ...logic,
    ...bitwise,
    ...rounding,
    ...exponential,
    ...trigonometric,
    ...hyperbolic,
    ...selection,
    ...activation,
  }) as const)();

export const reductionTable = reductions;

export const compositeTable = /* @__PURE__ */ (() => ({ ...statistics, ...sequences }) as const)();

/** Name → row, of all families. */
export const operationTable: Readonly<Record<string, TableRow>> = /* @__PURE__ */ (() => ({
  ...elementwiseTable,
  ...reductionTable,
  ...compositeTable,
}))();

export type ElementwiseTable = typeof elementwiseTable;
export type ReductionTable = typeof reductionTable;
