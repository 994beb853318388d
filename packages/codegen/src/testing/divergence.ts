/** The divergence of functions, by the names of their variables. */
import { bodiesOf, type Statement } from "@lockstep/core";
import { findDivergence } from "../wasm/vector/divergence.js";
import { mapOf } from "./kernels.js";

type AnyFunction = (...args: never[]) => number | boolean;

/** The divergence of a function of int32s, `varying` of which differ from lane to lane. */
export function analyse(fn: AnyFunction, varying: readonly boolean[]) {
  const kernel = mapOf(
    fn,
    varying.map(() => "int32" as const),
  );
  const found = findDivergence(kernel.body, kernel.locals.length, varying);
  const named = (name: string): number => kernel.locals.findLastIndex((local) => local.name === name);
  return {
    found,
    all: flat(kernel.body),
    varies: (name: string): boolean => found.varying[named(name)]!,
    /** For each assignment to a local, whether it is masked. */
    masks: (name: string): boolean[] =>
      flat(kernel.body).flatMap((statement) =>
        statement.kind === "assign" && kernel.locals[statement.local]!.name === name
          ? [found.masked.has(statement)]
          : [],
      ),
  };
}

const flat = (list: readonly Statement[]): Statement[] =>
  list.flatMap((statement) => [statement, ...bodiesOf(statement).flatMap(flat)]);

/** For each statement of a kind, whether it is in a set. */
export const ofKind = (
  kind: Statement["kind"],
  all: readonly Statement[],
  set: ReadonlySet<Statement>,
): boolean[] => all.filter((statement) => statement.kind === kind).map((statement) => set.has(statement));
