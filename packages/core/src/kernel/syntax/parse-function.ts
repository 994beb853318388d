/** Reads a function as engines print it: an arrow function, a function expression or a method. */
import type { SourceText } from "../source-text.js";
import type { FunctionNode } from "./nodes.js";
import { parseAssignment, parseIdentifier } from "./parse-expression.js";
import { parseParameters } from "./parse-parameters.js";
import { parseStatements, type StatementReader } from "./parse-statement.js";
import { Tokens } from "./tokens.js";

/**
 * Throws `KERNEL_SYNTAX`, `KERNEL_SOURCE` for async functions and generators, and `KERNEL_UNSUPPORTED` for what the
 * kernel language does not have.
 */
export function parseFunctionText(source: SourceText): FunctionNode {
  const tokens = new Tokens(source);
  const reader: StatementReader = { tokens, owners: new Set(), vars: [] };
  const { owners, vars } = reader;
  const { name, params } = parseHead(source, tokens);
  const isArrow = tokens.skip("=>");
  let body: FunctionNode["body"];
  if (isArrow && tokens.value !== "{") body = parseAssignment(reader);
  else {
    const { start } = tokens;
    tokens.expect("{");
    skipDirectives(tokens);
    body = { type: "BlockStatement", start, body: parseStatements(reader), end: tokens.previousEnd };
  }
  if (tokens.kind !== "end") throw tokens.unexpected();
  const type = isArrow ? "ArrowFunctionExpression" : "FunctionExpression";
  return { type, start: 0, end: source.text.length, name, params, body, vars, owners };
}

/** All that stands before the arrow or the body. */
function parseHead(source: SourceText, tokens: Tokens): Pick<FunctionNode, "name" | "params"> {
  if (tokens.skip("function")) {
    if (tokens.value === "*") throw notPlain(source, "a generator");
    const name = tokens.kind === "name" ? parseIdentifier(tokens).name : undefined;
    return { name, params: parseParameters(tokens) };
  }
  if (tokens.value === "*") throw notPlain(source, "a generator");
  if (tokens.kind === "name") {
    const only = parseIdentifier(tokens);
    if (tokens.value === "=>") return { name: undefined, params: [only] };
    // `async (x) => …` is async, `async(x) { … }` a method of that name.
    const isAsync = only.name === "async";
    if (isAsync && tokens.value !== "(") throw notPlain(source, "async");
    const params = parseParameters(tokens);
    if (isAsync && tokens.value === "=>") throw notPlain(source, "async");
    return { name: undefined, params };
  }
  // A method may be called by a string, a number or something computed.
  if (tokens.value === "[") tokens.skipBrackets();
  else if (tokens.value !== "(") tokens.next();
  return { name: undefined, params: parseParameters(tokens) };
}

/** Directives, such as "use strict", say nothing to a kernel. */
function skipDirectives(tokens: Tokens): void {
  while (tokens.kind === "string") {
    const { start, end } = tokens;
    tokens.next();
    if (!tokens.skip(";") && !tokens.newline && tokens.value !== "}")
      throw tokens.outside("Literal", start, end);
  }
}

function notPlain(source: SourceText, what: string): Error {
  const { text, called } = source;
  return source.refusal(
    "KERNEL_SOURCE",
    { start: 0, end: text.length },
    `${called} is ${what}, but it runs once per element and gives one value`,
    "Pass a plain function",
  );
}
