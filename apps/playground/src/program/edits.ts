/** Replacements in a text, and where what follows them was before. */
import type { Range } from "./word-at.js";

export interface Edit extends Range {
  readonly text: string;
}

/** `edits`: in the order of the text, none within another. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let done = 0;
  for (const edit of edits) {
    result += text.slice(done, edit.from) + edit.text;
    done = edit.to;
  }
  return result + text.slice(done);
}

/** The offset, in the text as it was, of one in the edited text. */
export function beforeEdits(offset: number, edits: readonly Edit[]): number {
  let before = offset;
  for (const { from, to, text } of edits) {
    if (before < from) break;
    before = Math.max(from, before - text.length + (to - from));
  }
  return before;
}
