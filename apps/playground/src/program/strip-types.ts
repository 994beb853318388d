/**
 * A program without its types, as the browser runs it. Everything else stays on its line, and a source map tells where
 * it came from, so that errors lie where the person wrote them.
 */
import { TraceMap, traceSegment } from "@jridgewell/trace-mapping";
import { transform } from "sucrase";
import { LineStarts } from "./line-starts.js";
import { type Refused, refusal } from "./refused.js";
import { wordAt } from "./word-at.js";

export interface PlainProgram {
  readonly code: string;
  /** Where a character of `code` stands in the program as it was written. */
  originalOffset(offset: number): number;
}

const file = "program.ts";

/** Throws `Refused` with the code `SYNTAX`. */
export function stripTypes(program: string): PlainProgram {
  const { code, sourceMap } = transformed(program);
  const map = new TraceMap(JSON.stringify(sourceMap));
  const written = new LineStarts(program);
  const plain = new LineStarts(code);
  return {
    code,
    originalOffset(offset) {
      const { line, column } = plain.placeOf(offset);
      const segment = traceSegment(map, line - 1, column);
      if (!segment || segment.length === 1) return Math.min(written.offsetOf(line, 0), program.length);
      // The map knows where tokens begin; within one, both sides go on alike.
      const [start, , sourceLine, sourceColumn] = segment;
      return Math.min(written.offsetOf(sourceLine + 1, sourceColumn) + column - start, program.length);
    },
  };
}

function transformed(program: string): { code: string; sourceMap: object } {
  try {
    const { code, sourceMap } = transform(program, {
      transforms: ["typescript"],
      disableESTransforms: true,
      filePath: file,
      sourceMapOptions: { compiledFilename: "program.js" },
    });
    return { code, sourceMap: sourceMap! };
  } catch (error) {
    throw syntaxRefusal(program, error as Error & { readonly pos?: number });
  }
}

function syntaxRefusal(program: string, { message, pos }: Error & { readonly pos?: number }): Refused {
  const said = message.replace(/^Error transforming \S+: /, "").replace(/ \(\d+:\d+\)$/, "");
  const at = Math.min(pos ?? 0, program.length);
  const place = wordAt(program, at);
  const found = program.slice(place.from, place.to);
  const wanted = /expected "?(.+?)"?$/.exec(said)?.[1];
  if (/^Unexpected token/.test(said)) {
    const cause =
      found.trim() === ""
        ? "The program ends where something is still missing"
        : `'${found}' is not expected here`;
    const mend = wanted
      ? `Here '${wanted}' is expected`
      : "Look for a bracket, a comma or an operator that is missing or too many";
    return refusal("SYNTAX", place, cause, mend);
  }
  return refusal("SYNTAX", place, said);
}
