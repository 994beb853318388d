/** What has to be written into a program so that it imports a name from core. */

export interface Insertion {
  readonly from: number;
  readonly insert: string;
}

const imported = /import\s*\{([^}]*)\}\s*from\s*["']@lockstep\/core["']/;

/** Nothing where the name is imported already. */
export function importOf(name: string, program: string): Insertion | undefined {
  const found = imported.exec(program);
  if (!found) return { from: 0, insert: `import { ${name} } from "@lockstep/core";\n\n` };
  const list = found[1]!;
  const names = list.split(",").map((part) => part.trim());
  if (names.some((part) => part === name || part.startsWith(`${name} as `))) return undefined;
  const written = list.trimEnd();
  const from = found.index + found[0].indexOf("{") + 1 + written.length;
  if (written === "") return { from, insert: ` ${name} ` };
  return { from, insert: written.endsWith(",") ? ` ${name},` : `, ${name}` };
}
