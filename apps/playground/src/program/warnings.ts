/** What `explain` says of an operation that a person can act upon, as warnings at the function. */
import type { Diagnostic } from "../run/protocol.js";
import type { Explained } from "./explain-run.js";

export function warningsOf({ name, explanation, made }: Explained): Diagnostic[] {
  if (!made) return [];
  const { order, fallback, loops } = explanation;
  const warnings: Diagnostic[] = [];
  const warn = (code: string, cause: string, mend: string) =>
    void warnings.push({ severity: "warning", ...made.place, code, cause, mend });
  if (order === "fold") {
    warn(
      "IN_ORDER",
      `${name} is folded strictly from the first element to the last, as it is not known to be associative`,
      "If any grouping gives the same, promise it, and it runs in a tree: reduce(fn, init, { associative: true })",
    );
  }
  if (fallback !== undefined)
    warn("FALLBACK", fallback, "Allow the page to compile WebAssembly, or take another browser");
  else if (
    explanation.engine === "wasm-simd" &&
    loops.length > 0 &&
    !loops.some(({ vectorised }) => vectorised)
  ) {
    const why = loops.at(-1)?.why ?? "its loops take one element at a time";
    warn("NOT_VECTORISED", `${name} is not vectorised: ${why}`, "See what it became under Code");
  }
  return warnings;
}
