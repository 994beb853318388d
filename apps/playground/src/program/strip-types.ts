/**
 * A program without its types, as the browser runs it. Everything else stays on its line, and a source map tells where
 * it came from, so that errors lie where the person wrote them.
 */
import { decodedMappings, type SourceMapSegment, TraceMap } from "@jridgewell/trace-mapping";
import { transform } from "sucrase";
import { LineStarts } from "./line-starts.js";
import { syntaxErrorIn } from "./place-syntax.js";
import { Refused, refusal } from "./refused.js";

export interface PlainProgram {
  readonly code: string;
  /** Where a character of `code` stands in the program as it was written. */
  originalOffset(offset: number): number;
}

const file = "program.ts";

/** Rejects with `Refused` and the code `SYNTAX`. */
export async function stripTypes(program: string): Promise<PlainProgram> {
  const { code, sourceMap } = await transformed(program);
  const lines = decodedMappings(new TraceMap(JSON.stringify(sourceMap)));
  const written = new LineStarts(program);
  const plain = new LineStarts(code);
  const sourceOf = (segment: SourceMapSegment | undefined): number | undefined =>
    segment && segment.length > 1 ? written.offsetOf(segment[2]! + 1, segment[3]!) : undefined;
  return {
    code,
    originalOffset(offset) {
      const { line, column } = plain.placeOf(offset);
      const segments = lines[line - 1] ?? [];
      const at = segments.findLastIndex(([start]) => start <= column);
      const source = sourceOf(segments[at]);
      if (source === undefined) return Math.min(written.offsetOf(line, 0), program.length);
      const start = offset - (column - segments[at]![0]);
      const through = offset - start + 1;
      // Within a token both sides go on alike.
      if (program.startsWith(code.slice(start, start + through), source)) return source + through - 1;
      const next = segments[at + 1];
      const here = code.slice(offset, next ? plain.offsetOf(line, next[0]) : plain.offsetOf(line + 1, 0));
      const there = program.slice(source, sourceOf(next) ?? written.offsetOf(line + 1, 0));
      return Math.min(source + (placeFromEnd(here, there) ?? through - 1), program.length);
    },
  };
}

/**
 * Where the first character of a text lies in a longer one that has the same characters in the same order, and others
 * before and between them: the types that were taken out. Space does not count.
 */
function placeFromEnd(text: string, longer: string): number | undefined {
  let place = longer.length;
  for (const character of [...text].reverse()) {
    if (character.trim() === "") continue;
    place = longer.lastIndexOf(character, place - 1);
    if (place <= 0) return place < 0 ? undefined : place;
  }
  return place < longer.length ? place : undefined;
}

async function transformed(program: string): Promise<{ code: string; sourceMap: object }> {
  try {
    const { code, sourceMap } = transform(program, {
      transforms: ["typescript"],
      disableESTransforms: true,
      filePath: file,
      sourceMapOptions: { compiledFilename: "program.js" },
    });
    return { code, sourceMap: sourceMap! };
  } catch (error) {
    const said = (error as Error).message
      .replace(`Error transforming ${file}: `, "")
      .replace(/ \(\d+:\d+\)$/, "");
    const found = await syntaxErrorIn(program);
    throw found ? new Refused([found]) : refusal("SYNTAX", { from: 0, to: program.indexOf("\n") }, said);
  }
}
