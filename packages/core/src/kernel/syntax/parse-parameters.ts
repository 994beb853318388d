/** Reads parameters: plain names, and the scope's pattern. What else patterns may hold is passed over, to be refused. */
import type { FunctionNode, ObjectPattern, Pattern, Property } from "./nodes.js";
import { parseIdentifier } from "./parse-expression.js";
import type { Tokens } from "./tokens.js";

type Parameter = FunctionNode["params"][number];

export function parseParameters(tokens: Tokens): Parameter[] {
  const parameters: Parameter[] = [];
  tokens.expect("(");
  while (!tokens.skip(")")) {
    parameters.push(parseParameter(tokens));
    if (tokens.value !== ")") tokens.expect(",");
  }
  return parameters;
}

function parseParameter(tokens: Tokens): Parameter {
  const { start } = tokens;
  if (tokens.value === "{") return withDefault(tokens, parseObjectPattern(tokens), start);
  if (tokens.kind === "name") return withDefault(tokens, parseIdentifier(tokens), start);
  return passed(tokens, "NestedPattern", start);
}

const withDefault = (tokens: Tokens, target: Parameter, start: number): Parameter =>
  tokens.value === "=" ? passed(tokens, "AssignmentPattern", start) : target;

function parseObjectPattern(tokens: Tokens): ObjectPattern {
  const { start } = tokens;
  const properties: (Property | Pattern)[] = [];
  tokens.expect("{");
  while (!tokens.skip("}")) {
    properties.push(parseProperty(tokens));
    if (tokens.value !== "}") tokens.expect(",");
  }
  return { type: "ObjectPattern", start, end: tokens.previousEnd, properties };
}

function parseProperty(tokens: Tokens): Property | Pattern {
  const { kind, start, text } = tokens;
  const isName = kind === "name";
  if (!isName && kind !== "string") return passed(tokens, "NestedPattern", start);
  const key = isName ? tokens.value : text.slice(1, -1);
  const shorthand = isName ? parseIdentifier(tokens) : undefined;
  if (!isName) tokens.next();
  const value = tokens.skip(":") && tokens.kind === "name" ? parseIdentifier(tokens) : shorthand;
  const plain = tokens.value === "," || tokens.value === "}";
  if (!plain || value === undefined || key.includes("\\")) return passed(tokens, "NestedPattern", start);
  return { type: "Property", start, end: tokens.previousEnd, key, value };
}

/** Passes over the rest of a pattern. */
function passed(tokens: Tokens, type: Pattern["type"], start: number): Pattern {
  while (!/^[,)\]}]$/.test(tokens.value)) {
    if (tokens.kind === "end") throw tokens.unexpected();
    if (/^[([{]$/.test(tokens.value)) tokens.skipBrackets();
    else tokens.next();
  }
  return { type, start, end: tokens.previousEnd };
}
