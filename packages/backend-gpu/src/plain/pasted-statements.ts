/** Statements of a kernel in plain JavaScript, whose labels are those of the tree. */
import type { Expression, Statement } from "@lockstep/core";

/** What expressions and locals are called where the statements stand. */
export interface Written {
  value(expression: Expression): string;
  local(index: number): string;
}

export function pastedStatements(statements: readonly Statement[], written: Written): string[] {
  return statements.flatMap((statement) => pastedStatement(statement, written));
}

function pastedStatement(statement: Statement, written: Written): string[] {
  const { value, local } = written;
  const inside = (body: readonly Statement[]): string[] => pastedStatements(body, written);
  switch (statement.kind) {
    case "assign":
      return [`${local(statement.local)} = ${value(statement.value)};`];
    case "return":
      return [`return ${value(statement.value)};`];
    case "if": {
      const otherwise = statement.else.length > 0 ? ["} else {", ...inside(statement.else)] : [];
      return [`if (${value(statement.test)}) {`, ...inside(statement.then), ...otherwise, "}"];
    }
    case "block":
      return [`b${statement.label}: {`, ...inside(statement.body), "}"];
    case "loop":
      // A block within is what `continue` leaves: the update stands behind it.
      return [
        `b${statement.label}: while (${value(statement.test)}) {`,
        `c${statement.label}: {`,
        ...inside(statement.body),
        "}",
        ...inside(statement.update),
        "}",
      ];
    case "break":
      return [`break b${statement.label};`];
    case "continue":
      return [`break c${statement.label};`];
  }
}
