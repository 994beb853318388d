/** What a program imports: core, in whose place the page's own is put, and nothing else. */
// Its build without WebAssembly, which a page's policy may forbid.
import { parse } from "es-module-lexer/js";
import type { Diagnostic } from "../run/protocol.js";
import type { Edit } from "./edits.js";
import type { Places } from "./places.js";
import { Refused, refusal } from "./refused.js";
import { wordAt } from "./word-at.js";

/** What the lexer calls an import at a module's head, and `import.meta`; this build of it has no names for them. */
const atHead = -1;
const importMeta = -2;

export const coreName = "@lockstep/core";

/** What to change so that core is imported from `address`. Throws `Refused`. */
export function importEdits(address: string, coreExports: readonly string[], places: Places): Edit[] {
  const diagnostics: Diagnostic[] = [];
  const edits: Edit[] = [];
  for (const { n, d: kind, s: from, e: to, ss: start } of importsOf(places)) {
    if (kind === importMeta) continue;
    // The lexer reads names by eval, which a page's policy may forbid.
    const name = kind === atHead ? places.code.slice(from, to) : n;
    if (kind !== atHead || name !== coreName) {
      diagnostics.push(foreign(places.ofSpan({ from, to }), name));
      continue;
    }
    diagnostics.push(...missing(places.code.slice(start, from), start, coreExports, places));
    edits.push({ from, to, text: address });
  }
  if (diagnostics.length > 0) throw new Refused(diagnostics);
  return edits;
}

function importsOf(places: Places) {
  try {
    return parse(places.code)[0];
  } catch (error) {
    const { idx } = error as { readonly idx?: number };
    const place = places.ofSpan(wordAt(places.code, idx ?? 0));
    throw refusal(
      "SYNTAX",
      place,
      "Here the program cannot be read",
      "Look for a bracket that is missing or too many",
    );
  }
}

const foreign = (
  place: { readonly from: number; readonly to: number },
  name: string | undefined,
): Diagnostic => ({
  severity: "error",
  ...place,
  code: "IMPORT",
  cause:
    name?.startsWith("@lockstep/backend-") === true
      ? "A program of the playground opens no backend: it is given one"
      : name === coreName
        ? "Core is imported at the head of a program"
        : `A program of the playground can import ${coreName} alone${name ? `, not ${name}` : ""}`,
  mend:
    name?.startsWith("@lockstep/backend-") === true
      ? "Leave the import out, and take the device in setup: export const setup = ({ device, size }) => …"
      : `Write import { map } from "${coreName}"; nothing is loaded from elsewhere`,
});

/** Names in an import's braces that core does not have. */
function missing(
  clause: string,
  start: number,
  coreExports: readonly string[],
  places: Places,
): Diagnostic[] {
  const braces = /\{([^}]*)\}/.exec(clause);
  if (!braces) return [];
  const found: Diagnostic[] = [];
  for (const match of braces[1]!.matchAll(/([\w$]+)(\s+as\s+[\w$]+)?/g)) {
    const name = match[1]!;
    if (coreExports.includes(name)) continue;
    const from = start + braces.index + 1 + match.index;
    const near = coreExports.find((known) => known.toLowerCase() === name.toLowerCase());
    found.push({
      severity: "error",
      ...places.ofSpan({ from, to: from + name.length }),
      code: "IMPORT",
      cause: `${coreName} has no '${name}'`,
      mend: near
        ? `It has '${near}'`
        : "It has map, zip, reduce and the standard operations, such as add and sum",
    });
  }
  return found;
}
