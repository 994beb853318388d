/**
 * Turns a function's returns into assignments. Where returns stand in alternatives, what follows moves into the
 * alternative that goes on, and no jump is left; a return from within a loop leaves a labelled block.
 */
import type { Statement } from "./tree.js";
import { someStatement } from "./walk.js";

const isReturn = (statement: Statement): boolean => statement.kind === "return";
const returns = (statement: Statement): boolean => someStatement(statement, isReturn);

/** `body` with each `return value` made `target = value`, and then leaving `label` where there is a jump to be made. */
export function returnsToAssignments(body: readonly Statement[], target: number, label: number): Statement[] {
  return structured(body, target) ?? [{ kind: "block", label, body: leaving(body, target, label) }];
}

/** Whether every way through the statements ends in a return. */
function alwaysReturns(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  if (last?.kind === "if") return alwaysReturns(last.then) && alwaysReturns(last.else);
  return last?.kind === "return";
}

function structured(body: readonly Statement[], target: number): Statement[] | undefined {
  const at = body.findIndex(returns);
  if (at < 0) return [...body];
  const before = body.slice(0, at);
  const statement = body[at]!;
  const rest = body.slice(at + 1);
  if (statement.kind === "return")
    return [...before, { kind: "assign", local: target, value: statement.value }];
  if (statement.kind !== "if") return undefined;
  const thenEnds = alwaysReturns(statement.then);
  const elseEnds = alwaysReturns(statement.else);
  if (!thenEnds && !elseEnds && rest.length > 0) return undefined;
  const then = structured(thenEnds ? statement.then : [...statement.then, ...rest], target);
  const otherwise = structured(elseEnds ? statement.else : [...statement.else, ...rest], target);
  return then && otherwise && [...before, { ...statement, then, else: otherwise }];
}

function leaving(body: readonly Statement[], target: number, label: number): Statement[] {
  return body.flatMap((statement): Statement[] => {
    if (statement.kind === "return") {
      return [
        { kind: "assign", local: target, value: statement.value },
        { kind: "break", label },
      ];
    }
    const again = (inner: readonly Statement[]) => leaving(inner, target, label);
    switch (statement.kind) {
      case "if":
        return [{ ...statement, then: again(statement.then), else: again(statement.else) }];
      case "loop":
        return [{ ...statement, body: again(statement.body), update: again(statement.update) }];
      case "block":
        return [{ ...statement, body: again(statement.body) }];
      default:
        return [statement];
    }
  });
}
