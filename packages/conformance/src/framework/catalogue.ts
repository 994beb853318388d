/** The whole suite: every family's cases in one list, quick ones first, each id once. */
import { accuracyCases } from "../families/accuracy.js";
import { broadcastCases } from "../families/broadcast.js";
import { buildFormCases } from "../families/build-forms/build-forms.js";
import { capabilityCases } from "../families/capabilities.js";
import { controlFlowCases } from "../families/control-flow.js";
import { creationCases } from "../families/creation.js";
import { honestyCases } from "../families/honesty.js";
import { javascriptCases } from "../families/javascript.js";
import { layoutCases } from "../families/layouts.js";
import { lifecycleCases } from "../families/lifecycle.js";
import { mapCases } from "../families/map.js";
import { matmulCases } from "../families/matmul.js";
import { numberCases } from "../families/numbers.js";
import { overlapCases } from "../families/overlap.js";
import { randomCases } from "../families/random.js";
import { reduceCases } from "../families/reduce.js";
import { reduceAxesCases } from "../families/reduce-axes.js";
import { refusalCases } from "../families/refusals.js";
import { regressionCases } from "../families/regressions.js";
import { sequenceCases } from "../families/sequences.js";
import { shapeCases } from "../families/shapes.js";
import { standardCases } from "../families/standard.js";
import { standardReductionCases } from "../families/standard-reductions.js";
import { zipCases } from "../families/zip.js";
import type { Case } from "./case.js";
import { compileQuery } from "./query.js";

export interface CatalogueOptions {
  /** Which cases, as `compileQuery` reads it; all if not given. */
  readonly query?: string;
  /** The first seed of the random families, instead of the pinned ones. */
  readonly seed?: number;
}

/** The cases of the suite, in the order in which they run. */
export function allCases({ query, seed }: CatalogueOptions = {}): Case[] {
  const cases = [
    ...capabilityCases(),
    ...honestyCases(),
    ...creationCases(),
    ...sequenceCases(),
    ...lifecycleCases(),
    ...refusalCases(),
    ...layoutCases(),
    ...overlapCases(),
    ...broadcastCases(),
    ...shapeCases(),
    ...controlFlowCases(),
    ...buildFormCases(),
    ...reduceAxesCases(),
    ...matmulCases(),
    ...reduceCases(),
    ...mapCases(),
    ...numberCases(),
    ...zipCases(),
    ...javascriptCases(),
    ...accuracyCases(),
    ...regressionCases(),
    ...randomCases(seed),
    ...standardCases(),
    ...standardReductionCases(),
  ];
  assertDistinct(cases);
  if (query === undefined) return cases;
  const chosen = compileQuery(query);
  return cases.filter(({ id }) => chosen(id));
}

function assertDistinct(cases: readonly Case[]): void {
  const seen = new Set<string>();
  for (const { id } of cases) {
    if (seen.has(id)) throw new Error(`The suite has two cases with the id '${id}'`);
    seen.add(id);
  }
}
