/** What a program says of itself by its exports, as PROGRAMS.md has it. */
import type { Diagnostic, Directives, Extent, ShowKind } from "../run/protocol.js";
import type { Places } from "./places.js";

const shows: readonly ShowKind[] = ["number", "plot", "points", "picture", "table"];
const names = ["run", "setup", "next", "show", "size", "sizes", "extent"];
const usualSizes = [4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304];

export interface ReadDirectives {
  /** Without what is known only when `setup` has run. */
  readonly directives: Omit<Directives, "takesPicture" | "takesSize">;
  readonly diagnostics: readonly Diagnostic[];
}

type Exports = Readonly<Record<string, unknown>>;

export function readDirectives(exports: Exports, places: Places): ReadDirectives {
  const diagnostics: Diagnostic[] = [];
  const say = (name: string, cause: string, mend: string, severity: Diagnostic["severity"] = "error") =>
    void diagnostics.push({ severity, ...places.ofExport(name), code: "PROGRAM", cause, mend });

  if (exports.run === undefined) {
    say("run", "The program exports no run", "Write export const run = ({ x }) => …, which returns a tensor");
  }
  for (const name of ["run", "setup", "next"]) {
    if (exports[name] === undefined || typeof exports[name] === "function") continue;
    say(
      name,
      `${name} is ${describe(exports[name])}, not a function`,
      `Write export const ${name} = (…) => …`,
    );
  }
  for (const name of Object.keys(exports)) {
    const meant = names.find((known) => known.toLowerCase() === name.toLowerCase() && known !== name);
    if (meant) say(name, `'${name}' means nothing to the playground`, `Write ${meant}`, "warning");
  }

  const { show, extent, size, sizes } = exports;
  if (show !== undefined && !shows.includes(show as ShowKind)) {
    say("show", `show is ${describe(show)}`, `Use one of ${shows.map((kind) => `"${kind}"`).join(", ")}`);
  }
  if (size !== undefined && !isSize(size))
    say("size", `size is ${describe(size)}`, "Use a whole number from 1 on");
  if (sizes !== undefined && !isSizes(sizes)) {
    say("sizes", `sizes is ${describe(sizes)}`, "Use a list of whole numbers from 1 on: [100, 1000, 10000]");
  }
  if (extent !== undefined && !isExtent(extent)) {
    say(
      "extent",
      "extent is not a part of the plane",
      "Write { x: [from, to], y: [from, to] }, from below to",
    );
  }

  const ownSizes = isSizes(sizes) ? [...new Set(sizes)].sort((a, b) => a - b) : undefined;
  const ownSize = isSize(size) ? size : undefined;
  const isPlane = isExtent(extent);
  const all = ownSizes ?? (ownSize === undefined ? usualSizes : around(ownSize, isPlane ? 2 : 4));
  return {
    directives: {
      ...(shows.includes(show as ShowKind) ? { show: show as ShowKind } : {}),
      ...(isPlane ? { extent } : {}),
      animated: typeof exports.next === "function",
      sizes: all,
      size: ownSize ?? all.at(-2) ?? all[0]!,
    },
    diagnostics,
  };
}

/** Three sizes below and one above. */
const around = (size: number, factor: number): number[] => [
  ...new Set([3, 2, 1, 0, -1].map((power) => Math.max(1, Math.round(size / factor ** power)))),
];

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;

const isSizes = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every(isSize);

const isRange = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) && value[0] < value[1];

function isExtent(value: unknown): value is Extent {
  if (typeof value !== "object" || value === null) return false;
  const { x, y } = value as { readonly x?: unknown; readonly y?: unknown };
  return isRange(x) && isRange(y);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return JSON.stringify(value);
  return typeof value === "object" ? "an object" : (JSON.stringify(value) ?? String(value));
}
