/**
 * Holds files against the walls and says, one line each, what stands where it should not.
 */
import { posix } from "node:path";
import { besideFloors, coreFloors, longestFile, packageWalls, suite, typesFromAbove } from "./rules.js";
import { type Import, isTest, read, type SourceFile } from "./source-file.js";

export interface Workspace {
  readonly folder: string;
  readonly manifest: {
    readonly name: string;
    readonly exports?: Readonly<Record<string, unknown>>;
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly peerDependencies?: Readonly<Record<string, string>>;
  };
}

/** Everything that is wrong with one file. */
export function violationsOf(file: SourceFile, workspaces: readonly Workspace[]): string[] {
  const { imports, hasDefaultExport } = read(file);
  const where = `${file.workspace}/${file.path}`;
  const found: string[] = [];

  for (const used of imports) {
    const problem = used.specifier.startsWith(".")
      ? relativeProblem(file, used)
      : packageProblem(file, used.specifier, workspaces);
    if (problem) found.push(`${where}:${used.line} imports "${used.specifier}": ${problem}`);
  }

  if (!isTest(file.path) && file.workspace in packageWalls) {
    const lines = file.text.replace(/\n$/, "").split("\n").length;
    if (lines > longestFile) found.push(`${where} has ${lines} lines: split it below ${longestFile}`);
    if (hasDefaultExport) found.push(`${where} has a default export: give it a name`);
    if (/\butils?\b/i.test(file.path)) found.push(`${where} is named after no idea: say what it holds`);
  }
  return found;
}

/** Everything that a package.json asks for and its wall does not allow. */
export function manifestViolations({ folder, manifest }: Workspace): string[] {
  const allowed = packageWalls[folder];
  if (!allowed) {
    return folder.startsWith("packages/") ? [`${folder} has no wall: add it to scripts/walls/rules.ts`] : [];
  }
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
    .filter((name) => !allowed.includes(name))
    .map((name) => `${folder}/package.json depends on "${name}": ${wallOf(folder)}`);
}

function relativeProblem({ workspace, path }: SourceFile, used: Import): string | undefined {
  const target = posix.join(posix.dirname(path), used.specifier);
  if (isTest(path) && posix.join(workspace, target).startsWith("config/")) return undefined;
  if (target.startsWith("..")) return "a package reaches its neighbours by their name, never by a path";
  if (isTest(path)) return undefined;
  if (isTest(target)) return "only tests may use what is there for tests";
  return workspace === "packages/core"
    ? floorProblem(coreFolderOf(path), coreFolderOf(target), used)
    : undefined;
}

function floorProblem(from: string | undefined, to: string | undefined, { typesOnly }: Import) {
  if (from === undefined || from === to) return undefined;
  if (to === undefined) return "core's folders do not import its entry point";
  const floor = coreFloors.findIndex((folders) => folders.includes(from));
  const below = besideFloors[from] ?? (floor < 0 ? undefined : coreFloors.slice(0, floor + 1).flat());
  if (!below) return `core's folder ${from} has no place yet: give it one in scripts/walls/rules.ts`;
  if (below.includes(to) || (typesOnly && typesFromAbove[from]?.includes(to))) return undefined;
  const others = below.filter((folder) => folder !== from);
  return `in core, ${from} may import ${others.length > 0 ? others.join(", ") : "nothing"}, and not ${to}`;
}

/** The folder under core's `src`; undefined for the entry point, which stands beside these folders. */
function coreFolderOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

function packageProblem(
  { workspace, path }: SourceFile,
  specifier: string,
  workspaces: readonly Workspace[],
): string | undefined {
  const name = packageName(specifier);
  const neighbour = workspaces.find(({ manifest }) => manifest.name === name);
  if (neighbour && neighbour.folder !== workspace) {
    const entry = `.${specifier.slice(name.length)}`;
    if (!(entry in (neighbour.manifest.exports ?? {}))) return `${name} exports no "${entry}"`;
  }
  const allowed = packageWalls[workspace];
  if (!allowed || allowed.includes(name)) return undefined;
  if (isTest(path)) {
    const ours = name.startsWith("@lockstep/");
    if (!ours || neighbour?.folder === workspace) return undefined;
    if (name === suite && workspace !== "packages/core") return undefined;
  }
  return wallOf(workspace);
}

/** `@scope/name/sub/path` without the path; every built-in module of Node counts as `node:`. */
function packageName(specifier: string): string {
  if (specifier.startsWith("node:")) return "node:";
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

function wallOf(workspace: string): string {
  const allowed = packageWalls[workspace] ?? [];
  return `${workspace} may depend on ${allowed.length === 0 ? "nothing" : `${allowed.join(", ")} only`}`;
}
