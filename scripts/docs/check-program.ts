/** Type-checks the documentation's programs, strictly, against the sources of the packages they import. */
import { join } from "node:path";
import ts from "typescript";
import { root } from "../workspaces.mjs";

const configPath = join(root, "tsconfig.base.json");
const { config } = ts.readConfigFile(configPath, ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
// A page shows a value without using it, and prints by a comment.
const compilerOptions = { ...options, noUnusedLocals: false, noUnusedParameters: false };

/** The type errors of each program, by its name; a program without any is left out. */
export function typeErrors(programs: ReadonlyMap<string, string>): Record<string, string[]> {
  const host = ts.createCompilerHost(compilerOptions);
  const { fileExists, getSourceFile, readFile } = host;
  const paths = new Map([...programs.keys()].map((name) => [join(root, "docs", `${name}.ts`), name]));
  const textOf = (path: string) => programs.get(paths.get(path) ?? "");
  host.fileExists = (path) => paths.has(path) || fileExists(path);
  host.readFile = (path) => textOf(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = textOf(path);
    return text === undefined
      ? getSourceFile(path, target, ...rest)
      : ts.createSourceFile(path, `${text}\nexport {};\n`, target);
  };
  const program = ts.createProgram([...paths.keys()], compilerOptions, host);
  const found: Record<string, string[]> = {};
  for (const [path, name] of paths) {
    const file = program.getSourceFile(path)!;
    const errors = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    if (errors.length > 0) found[name] = errors.map((error) => say(file, error));
  }
  return found;
}

function say(file: ts.SourceFile, { start, messageText }: ts.Diagnostic): string {
  const line = file.text.slice(0, start).split("\n").length;
  const shown = file.text.split("\n")[line - 1]!.trim();
  return `${shown}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
}
