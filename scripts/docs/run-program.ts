/** Runs a program of the documentation as a reader would. */
import { format } from "node:util";
import ts from "typescript";

/** What each import specifier stands for. */
export type Modules = Readonly<Record<string, object>>;

export interface Ran {
  /** What each `console.log` printed. */
  readonly printed: readonly string[];
  /** What it threw. */
  readonly thrown: unknown;
}

type Body = (modules: Modules, console: Pick<Console, "log">, start: () => void) => Promise<void>;
const AsyncFunction = (async () => {}).constructor as new (...source: string[]) => Body;

/** Runs `before` and then `text`, in one scope; what only `before` prints is left out. */
export async function runProgram(before: string, text: string, modules: Modules): Promise<Ran> {
  let printed: string[] = [];
  const console = { log: (...values: unknown[]) => void printed.push(format(...values)) };
  try {
    const start = () => {
      printed = [];
    };
    await compile(`${before}\n;__start();\n${text}`)(modules, console, start);
    return { printed, thrown: undefined };
  } catch (thrown) {
    return { printed, thrown };
  }
}

/** Imports become declarations; all else stays as it was written. */
function withoutImports(source: string): string {
  return source.replace(
    /^import (type )?(\{[^}]*\}) from "([^"]+)";$/gm,
    (_, type: string | undefined, names: string, from: string) =>
      type
        ? ""
        : `const ${names.replace(/\btype \w+,?/g, "").replaceAll(" as ", ": ")} = __modules["${from}"];`,
  );
}

/** Types go only where there are some: taking them out prints the text anew, and errors show a person's own lines. */
function compile(source: string): Body {
  const script = withoutImports(source);
  const parameters = ["__modules", "console", "__start"];
  try {
    return new AsyncFunction(...parameters, script);
  } catch {
    const { outputText } = ts.transpileModule(script, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    });
    return new AsyncFunction(
      ...parameters,
      outputText.replace(/^export (?=class|const|function|\{\};)/gm, ""),
    );
  }
}
