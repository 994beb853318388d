/** Reads expressions: by precedence climbing, each operator taking what binds tighter than it. */
import type { Expression, Identifier, Literal, LogicalExpression, UpdateExpression } from "./nodes.js";
import type { Tokens } from "./tokens.js";

/** What is gathered of a function while it is read. */
export interface Reader {
  readonly tokens: Tokens;
  /** The names of which a property is read by name. */
  readonly owners: Set<string>;
}

/** How tightly binary operators bind, loosest first. */
const binding = new Map(
  [
    "??",
    "||",
    "&&",
    "|",
    "^",
    "&",
    "== != === !==",
    "< > <= >= in instanceof",
    "<< >> >>>",
    "+ -",
    "* / %",
    "**",
  ].flatMap((operators, tightness) =>
    operators.split(" ").map((operator) => [operator, tightness + 1] as const),
  ),
);

const prefixes = new Set(["-", "+", "!", "~", "typeof", "void", "delete"]);
const assignments = new Set("= += -= *= /= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??=".split(" "));
const words = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Words that begin what the language does not have, by the name of what they begin. */
const foreign = new Map([
  ["{", "ObjectExpression"],
  ["`", "TemplateLiteral"],
  ["class", "ClassExpression"],
  ["function", "FunctionExpression"],
  ["import", "ImportExpression"],
  ["new", "NewExpression"],
  ["super", "Super"],
  ["this", "ThisExpression"],
]);

/** An expression, commas included; `in` is no operator in the head of a `for`. */
export function parseExpression(reader: Reader, forHead = false): Expression {
  const { tokens } = reader;
  const { start } = tokens;
  const first = parseAssignment(reader, forHead);
  if (tokens.value !== ",") return first;
  const expressions = [first];
  while (tokens.skip(",")) expressions.push(parseAssignment(reader, forHead));
  return { type: "SequenceExpression", start, end: tokens.previousEnd, expressions };
}

/** An expression without a comma. */
export function parseAssignment(reader: Reader, forHead = false): Expression {
  const { tokens } = reader;
  const { start } = tokens;
  const left = parseBinary(reader, parseUnary(reader), start, 0, forHead);
  if (tokens.kind !== "operator") return left;
  if (tokens.skip("?")) {
    const consequent = parseAssignment(reader);
    tokens.expect(":");
    const alternate = parseAssignment(reader, forHead);
    const { previousEnd: end } = tokens;
    return { type: "ConditionalExpression", start, end, test: left, consequent, alternate };
  }
  const operator = tokens.value;
  if (operator === "=>") throw arrowWithin(reader, start);
  if (!assignments.has(operator)) return left;
  tokens.next();
  const right = parseAssignment(reader, forHead);
  return { type: "AssignmentExpression", start, end: tokens.previousEnd, operator, left, right };
}

/** The operators after `left` that bind tighter than `least`. */
function parseBinary(
  reader: Reader,
  left: Expression,
  start: number,
  least: number,
  forHead: boolean,
): Expression {
  const { tokens } = reader;
  let result = left;
  for (;;) {
    const operator = tokens.value;
    const tightness = binding.get(operator);
    if (tightness === undefined || tightness <= least || (forHead && operator === "in")) return result;
    tokens.next();
    const from = tokens.start;
    // A power takes powers on its right.
    const taken = operator === "**" ? tightness - 1 : tightness;
    const right = parseBinary(reader, parseUnary(reader), from, taken, forHead);
    const { previousEnd: end } = tokens;
    result =
      tightness <= 3
        ? {
            type: "LogicalExpression",
            start,
            end,
            operator: operator as LogicalExpression["operator"],
            left: result,
            right,
          }
        : { type: "BinaryExpression", start, end, operator, left: result, right };
  }
}

function parseUnary(reader: Reader): Expression {
  const { tokens } = reader;
  const { start, value: operator } = tokens;
  if (prefixes.has(operator)) {
    tokens.next();
    const argument = parseUnary(reader);
    return { type: "UnaryExpression", start, end: tokens.previousEnd, operator, argument };
  }
  if (operator === "++" || operator === "--") {
    tokens.next();
    return update(operator, true, parseUnary(reader), start, tokens.previousEnd);
  }
  const expression = parsePostfix(reader, parsePrimary(reader), start);
  const after = tokens.value;
  if ((after !== "++" && after !== "--") || tokens.newline) return expression;
  tokens.next();
  return update(after, false, expression, start, tokens.previousEnd);
}

const update = (
  operator: "++" | "--",
  prefix: boolean,
  argument: Expression,
  start: number,
  end: number,
): UpdateExpression => ({ type: "UpdateExpression", start, end, operator, prefix, argument });

/** Calls and properties. */
function parsePostfix(reader: Reader, callee: Expression, start: number): Expression {
  const { tokens } = reader;
  let result = callee;
  for (;;) {
    const { value } = tokens;
    if (value === ".") {
      tokens.next();
      const property = parseIdentifier(tokens);
      if (result.type === "Identifier") reader.owners.add(result.name);
      const { previousEnd: end } = tokens;
      result = { type: "MemberExpression", start, end, object: result, property, computed: false };
    } else if (value === "(") {
      const args = parseArguments(reader);
      result = { type: "CallExpression", start, end: tokens.previousEnd, callee: result, arguments: args };
    } else if (value === "[") {
      tokens.next();
      const property = parseExpression(reader);
      tokens.expect("]");
      const { previousEnd: end } = tokens;
      result = { type: "MemberExpression", start, end, object: result, property, computed: true };
    } else if (value === "?.") {
      tokens.next();
      parsePostfix(reader, tokens.kind === "name" ? parseIdentifier(tokens) : result, start);
      throw tokens.outside("ChainExpression", start, tokens.previousEnd);
    } else if (value === "`") throw tokens.outside("TaggedTemplateExpression", start);
    else return result;
  }
}

function parseArguments(reader: Reader): Expression[] {
  const { tokens } = reader;
  const args: Expression[] = [];
  tokens.next();
  while (!tokens.skip(")")) {
    args.push(parseSpreadable(reader));
    if (tokens.value !== ")") tokens.expect(",");
  }
  return args;
}

function parseSpreadable(reader: Reader): Expression {
  const { tokens } = reader;
  const { start } = tokens;
  if (!tokens.skip("...")) return parseAssignment(reader);
  parseAssignment(reader);
  throw tokens.outside("SpreadElement", start, tokens.previousEnd);
}

function parsePrimary(reader: Reader): Expression {
  const { tokens } = reader;
  const { kind, value, start } = tokens;
  if (kind === "number") return literal(tokens, numberOf(tokens));
  if (value === "/" || value === "/=") tokens.takeRegExp();
  if (tokens.kind === "string") return literal(tokens, tokens.text.slice(1, -1));
  if (foreign.has(value)) throw tokens.outside(foreign.get(value)!);
  if (kind === "name") {
    if (words.has(value)) return literal(tokens, words.get(value));
    const name = parseIdentifier(tokens);
    const isAsync =
      value === "async" && tokens.kind === "name" && !tokens.newline && !binding.has(tokens.value);
    if (isAsync) throw tokens.outside("ArrowFunctionExpression", start);
    return name;
  }
  if (value === "[") {
    tokens.next();
    while (tokens.value !== "]") if (!tokens.skip(",")) parseSpreadable(reader);
    throw tokens.outside("ArrayExpression", start);
  }
  tokens.expect("(");
  if (tokens.skip(")")) throw arrowWithin(reader, start);
  if (tokens.value === "...") throw tokens.outside("ArrowFunctionExpression", start);
  const within = parseExpression(reader);
  tokens.expect(")");
  return within;
}

/** A number's value; undefined for a BigInt. */
function numberOf(tokens: Tokens): number | undefined {
  const { text } = tokens;
  // What `017` means depends on what stands around the function.
  if (/^0\d/.test(text)) throw tokens.unexpected();
  return text.endsWith("n") ? undefined : Number(text.replaceAll("_", ""));
}

function literal(tokens: Tokens, value: Literal["value"]): Literal {
  const { start, end } = tokens;
  tokens.next();
  return { type: "Literal", start, end, value };
}

export function parseIdentifier(tokens: Tokens): Identifier {
  const { kind, start, end, value: name } = tokens;
  if (kind !== "name") throw tokens.unexpected();
  tokens.next();
  return { type: "Identifier", start, end, name };
}

/** The refusal of a function whose parameters began at `start`, and whose arrow stands here. */
function arrowWithin(reader: Reader, start: number): Error {
  const { tokens } = reader;
  tokens.expect("=>");
  if (tokens.value !== "{") parseAssignment(reader);
  return tokens.outside("ArrowFunctionExpression", start, Math.max(tokens.previousEnd, tokens.start));
}
