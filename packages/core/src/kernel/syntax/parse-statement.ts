/** Reads statements. A semicolon may be left out where JavaScript lets it: before `}`, a new line and the end. */
import type {
  Expression,
  Identifier,
  LeaveStatement,
  Statement,
  VariableDeclaration,
  VariableDeclarator,
} from "./nodes.js";
import { parseAssignment, parseExpression, parseIdentifier, type Reader } from "./parse-expression.js";

export interface StatementReader extends Reader {
  readonly vars: VariableDeclaration[];
}

/** Words that begin statements that the language does not have. */
const foreign = new Map([
  ["class", "ClassDeclaration"],
  ["debugger", "DebuggerStatement"],
  ["function", "FunctionDeclaration"],
  ["switch", "SwitchStatement"],
  ["try", "TryStatement"],
  ["with", "WithStatement"],
]);

/** The statements up to a closing brace, which is passed. */
export function parseStatements(reader: StatementReader): Statement[] {
  const statements: Statement[] = [];
  while (!reader.tokens.skip("}")) statements.push(parseStatement(reader));
  return statements;
}

function parseStatement(reader: StatementReader): Statement {
  const { tokens } = reader;
  const { value, start } = tokens;
  switch (value) {
    case "{":
      tokens.next();
      return { type: "BlockStatement", start, body: parseStatements(reader), end: tokens.previousEnd };
    case ";":
      tokens.next();
      return { type: "EmptyStatement", start, end: tokens.previousEnd };
    case "var":
    case "let":
    case "const": {
      const { declarations, kind } = parseDeclaration(reader, value, false);
      semicolon(reader);
      return kept(reader, {
        type: "VariableDeclaration",
        start,
        end: tokens.previousEnd,
        kind,
        declarations,
      });
    }
    case "if": {
      const test = parseCondition(reader);
      const consequent = parseStatement(reader);
      const alternate = tokens.skip("else") ? parseStatement(reader) : undefined;
      return { type: "IfStatement", start, end: tokens.previousEnd, test, consequent, alternate };
    }
    case "for":
      return parseFor(reader);
    case "while": {
      const test = parseCondition(reader);
      const body = parseStatement(reader);
      return { type: "WhileStatement", start, end: tokens.previousEnd, test, body };
    }
    case "do": {
      tokens.next();
      const body = parseStatement(reader);
      const test = parseCondition(reader, "while");
      tokens.skip(";");
      return { type: "DoWhileStatement", start, end: tokens.previousEnd, body, test };
    }
    case "return": {
      tokens.next();
      const argument = endsHere(reader) ? undefined : parseExpression(reader);
      semicolon(reader);
      return { type: "ReturnStatement", start, end: tokens.previousEnd, argument };
    }
    case "break":
    case "continue":
      return parseLeave(reader, value === "break" ? "BreakStatement" : "ContinueStatement");
    case "throw":
      tokens.next();
      parseExpression(reader);
      semicolon(reader);
      throw tokens.outside("ThrowStatement", start, tokens.previousEnd);
    default:
      if (foreign.has(value)) throw tokens.outside(foreign.get(value)!);
      return parseExpressionStatement(reader);
  }
}

/** What stands in parentheses after a keyword. */
function parseCondition(reader: Reader, keyword = reader.tokens.value): Expression {
  const { tokens } = reader;
  tokens.expect(keyword);
  tokens.expect("(");
  const test = parseExpression(reader);
  tokens.expect(")");
  return test;
}

function parseExpressionStatement(reader: StatementReader): Statement {
  const { tokens } = reader;
  const { start } = tokens;
  const expression = parseExpression(reader);
  if (expression.type === "Identifier" && tokens.skip(":")) {
    const body = parseStatement(reader);
    return { type: "LabeledStatement", start, end: tokens.previousEnd, label: expression, body };
  }
  semicolon(reader);
  return { type: "ExpressionStatement", start, end: tokens.previousEnd, expression };
}

function parseLeave(reader: StatementReader, type: LeaveStatement["type"]): Statement {
  const { tokens } = reader;
  const { start } = tokens;
  tokens.next();
  const label: Identifier | undefined = endsHere(reader) ? undefined : parseIdentifier(tokens);
  semicolon(reader);
  return { type, start, end: tokens.previousEnd, label };
}

function parseFor(reader: StatementReader): Statement {
  const { tokens } = reader;
  const { start } = tokens;
  tokens.next();
  if (tokens.value === "await") throw tokens.outside("ForOfStatement", start);
  tokens.expect("(");
  const { value } = tokens;
  let init: VariableDeclaration | Expression | undefined;
  if (value === "var" || value === "let" || value === "const") {
    init = kept(reader, parseDeclaration(reader, value, true));
  } else if (value !== ";") init = parseExpression(reader, true);
  if (tokens.value === "of") throw tokens.outside("ForOfStatement", start);
  if (tokens.value === "in") throw tokens.outside("ForInStatement", start);
  tokens.expect(";");
  const test = tokens.value === ";" ? undefined : parseExpression(reader);
  tokens.expect(";");
  const update = tokens.value === ")" ? undefined : parseExpression(reader);
  tokens.expect(")");
  const body = parseStatement(reader);
  return { type: "ForStatement", start, end: tokens.previousEnd, init, test, update, body };
}

function parseDeclaration(
  reader: StatementReader,
  kind: VariableDeclaration["kind"],
  forHead: boolean,
): VariableDeclaration {
  const { tokens } = reader;
  const { start } = tokens;
  const declarations: VariableDeclarator[] = [];
  do {
    tokens.next();
    const from = tokens.start;
    if (tokens.value === "{" || tokens.value === "[") {
      const type = tokens.value === "{" ? "ObjectPattern" : "ArrayPattern";
      tokens.skipBrackets();
      throw tokens.outside(type, from, tokens.previousEnd);
    }
    const id = parseIdentifier(tokens);
    const init = tokens.skip("=") ? parseAssignment(reader, forHead) : undefined;
    declarations.push({ type: "VariableDeclarator", start: from, end: tokens.previousEnd, id, init });
  } while (tokens.value === ",");
  return { type: "VariableDeclaration", start, end: tokens.previousEnd, kind, declarations };
}

/** A declaration, remembered if it belongs to the whole function. */
function kept(reader: StatementReader, declaration: VariableDeclaration): VariableDeclaration {
  if (declaration.kind === "var") reader.vars.push(declaration);
  return declaration;
}

/** Whether a statement may end before this token. */
function endsHere({ tokens }: Reader): boolean {
  return tokens.value === ";" || tokens.value === "}" || tokens.kind === "end" || tokens.newline;
}

function semicolon(reader: Reader): void {
  if (!endsHere(reader)) throw reader.tokens.unexpected();
  reader.tokens.skip(";");
}
