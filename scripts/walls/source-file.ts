/**
 * What the walls need to know about one file: where it stands, what it imports and what it exports.
 *
 * The file is parsed, not searched for text, so that imports over several lines, re-exports, `import()` and types
 * such as `import("…").T` are all seen, and none inside a string or a comment is.
 */
import ts from "typescript";

export interface SourceFile {
  /** The workspace's folder, from the root: `packages/core`. */
  readonly workspace: string;
  /** The path inside the workspace: `src/dtype/dtype.ts`. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** Nothing is imported at run time. */
  readonly typesOnly: boolean;
}

export interface Reading {
  readonly imports: readonly Import[];
  readonly hasDefaultExport: boolean;
}

/** Tests, and what only tests use: the folder `test` and folders called `testing`. */
export function isTest(path: string): boolean {
  return /\.(test|test-d|bench)\.tsx?$/.test(path) || /(^test|\/testing)\//.test(path);
}

export function read(file: SourceFile): Reading {
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest);
  const imports: Import[] = [];
  let hasDefaultExport = false;

  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      imports.push({ specifier, line: line + 1, typesOnly: isTypesOnly(node) });
    }
    hasDefaultExport ||= isDefaultExport(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { imports, hasDefaultExport };
}

function specifierOf(node: ts.Node): string | undefined {
  const named =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
        ? node.argument.literal
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
  return named && ts.isStringLiteralLike(named) ? named.text : undefined;
}

function isTypesOnly(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly ?? false;
  return ts.isImportTypeNode(node) || (ts.isExportDeclaration(node) && node.isTypeOnly);
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === "default";
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  );
}
