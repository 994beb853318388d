/** The few lines of generated code that a step is about, found by what they do; the whole of it is one click away. */
import type { TargetId } from "../run/protocol.js";

const gap = "…";

/** Empty where nothing was generated. */
export function excerptOf(code: string, target: TargetId): string {
  const lines = code.split("\n").map((line) => line.trimEnd());
  if (code.trim() === "") return "";
  if (target === "cpu:js") return outdent(loopAround(lines, /\bwhile \(/, 12));
  if (target.startsWith("gpu:")) return outdent(loopAround(lines, /\b(while|for|loop)\b.*[({]/, 20));
  return masks(lines);
}

/** The first loop that `start` finds, to its closing brace or to `most` lines. */
function loopAround(lines: readonly string[], start: RegExp, most: number): readonly string[] {
  const first = lines.findIndex((line) => start.test(line));
  if (first < 0) return head(lines, most);
  let depth = 0;
  const end = lines.findIndex((line, i) => {
    if (i < first) return false;
    depth += count(line, "{") - count(line, "}");
    return depth <= 0;
  });
  return head(lines.slice(first, end < 0 ? undefined : end + 1), most);
}

/** Where lanes ask whether any of them goes on, and where a value is kept for those that do not. */
function masks(lines: readonly string[]): string {
  const any = lines.findIndex((line) => line.includes("v128.any_true"));
  const kept = lines.findLastIndex((line) => line.includes("v128.bitselect"));
  if (any < 0 || kept < any) return outdent(head(lines, 20));
  const asked = lines.slice(any - 3, any + 3);
  return [outdent(asked), gap, outdent(lines.slice(Math.max(any + 3, kept - 5), kept + 2))].join("\n");
}

const head = (lines: readonly string[], most: number): readonly string[] =>
  lines.length <= most ? lines : [...lines.slice(0, most), gap];

const count = (line: string, letter: string): number => line.split(letter).length - 1;

const indentOf = (line: string): number => line.length - line.trimStart().length;

function outdent(lines: readonly string[]): string {
  const least = Math.min(...lines.filter((line) => line.trim() !== "" && line !== gap).map(indentOf));
  return lines.map((line) => (line === gap ? gap : line.slice(least))).join("\n");
}
