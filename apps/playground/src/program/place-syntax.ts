/**
 * Where a program stops being one, and what is missing there. The parser is the editor's, which reads on after an error;
 * it is loaded when there is one.
 */
import type { Diagnostic } from "../run/protocol.js";
import { type Range, wordAt } from "./word-at.js";

/** What the node that an error lies in ends with. */
const closing: Readonly<Record<string, string>> = {
  ArgList: ")",
  ParamList: ")",
  ParenthesizedExpression: ")",
  Block: "}",
  ClassBody: "}",
  ObjectExpression: "}",
  ObjectPattern: "}",
  ArrayExpression: "]",
  ArrayPattern: "]",
};

/** The first error; none where only what runs programs is stricter. */
export async function syntaxErrorIn(program: string): Promise<Diagnostic | undefined> {
  const { parser } = await import("@lezer/javascript");
  let at: number | undefined;
  let missing: string | undefined;
  parser
    .configure({ dialect: "ts" })
    .parse(program)
    .iterate({
      enter({ type, from, node }) {
        if (!type.isError || at !== undefined) return;
        at = from;
        missing = closing[node.parent?.name ?? ""];
      },
    });
  if (at === undefined) return undefined;
  const next = /\S/.exec(program.slice(at));
  const place = next ? wordAt(program, at + next.index) : lastCharacter(program);
  const found = program.slice(place.from, place.to);
  return {
    severity: "error",
    ...place,
    code: "SYNTAX",
    cause: next ? `'${found}' is not expected here` : "The program ends where something is still missing",
    mend: missing
      ? `Perhaps '${missing}' is missing before it`
      : "Look for an operator, a comma or a value that is missing before it",
  };
}

function lastCharacter(program: string): Range {
  const to = program.trimEnd().length;
  return { from: Math.max(0, to - 1), to };
}
