/**
 * The documentation's code, as programs that can be run and type-checked, so that no page can say what is not so.
 *
 * The rules a page keeps: every `ts` block runs, and goes on with the program before it; one that declares or imports a
 * name a second time starts a new program. Beside or below each `console.log` stands, as a comment, what it prints. A `text` block
 * right below says instead what the whole block prints or, where its last statement throws, the error's message;
 * the program then goes on without that statement.
 */
import ts from "typescript";

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  /** The line of the page on which the text begins, from 1. */
  readonly line: number;
}

/** One `ts` block with all that it stands on. */
export interface Program {
  /** The line of the page on which the block begins. */
  readonly line: number;
  /** What the blocks before it leave: imports and declarations. Its output is not looked at. */
  readonly before: string;
  readonly text: string;
  /** What the block prints or throws, where a `text` block says so. */
  readonly shown: string | undefined;
}

/** The fenced blocks of a page. */
export function codeBlocks(page: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { language: string; lines: string[]; line: number } | undefined;
  page.split("\n").forEach((line, index) => {
    if (open === undefined) {
      const fence = /^```(\S+)/.exec(line);
      if (fence) open = { language: fence[1]!, lines: [], line: index + 2 };
    } else if (line === "```") {
      blocks.push({ language: open.language, text: open.lines.join("\n"), line: open.line });
      open = undefined;
    } else open.lines.push(line);
  });
  return blocks;
}

/** The programs of a page, one for each `ts` block. */
export function programs(page: string): Program[] {
  const found: Program[] = [];
  let before = "";
  const blocks = codeBlocks(page);
  blocks.forEach(({ language, text, line }, index) => {
    if (language !== "ts") return;
    const names = namesDeclared(before);
    if (namesDeclared(text).some((name) => names.includes(name))) before = "";
    const next = blocks[index + 1];
    const shown = next?.language === "text" ? next.text : undefined;
    found.push({ line, before, text, shown });
    before += `${throws(shown) ? withoutLastStatement(text) : text}\n`;
  });
  return found;
}

/** Whether what is shown is an error of ours. */
export const throws = (shown: string | undefined): boolean => /^[A-Z_]+: /.test(shown ?? "");

function namesDeclared(text: string): string[] {
  const file = ts.createSourceFile("block.ts", text, ts.ScriptTarget.Latest, true);
  const named = (node: { readonly name?: ts.Node }): string[] => (node.name ? [node.name.getText(file)] : []);
  return file.statements.flatMap((statement): string[] => {
    if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(named);
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return named(statement);
    const imported = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    return imported && ts.isNamedImports(imported) ? imported.elements.flatMap(named) : [];
  });
}

function withoutLastStatement(text: string): string {
  const { statements } = ts.createSourceFile("block.ts", text, ts.ScriptTarget.Latest);
  return text.slice(0, statements.at(-1)!.getFullStart());
}

/** What the comments beside or below each `console.log` say that it prints, in the order of the text. */
export function printsExpected(text: string): string[] {
  const file = ts.createSourceFile("block.ts", text, ts.ScriptTarget.Latest, true);
  const expected: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && node.expression.getText(file).startsWith("console.log(")) {
      const beside = ts.getTrailingCommentRanges(text, node.end);
      const comments = beside ?? ts.getLeadingCommentRanges(text, node.end) ?? [];
      const lines = comments.map(({ pos, end }) => text.slice(pos, end).replace(/^\/\/ ?/, ""));
      expected.push(lines.join("\n"));
    } else ts.forEachChild(node, visit);
  };
  visit(file);
  return expected;
}
