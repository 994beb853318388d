/** What to underline where only a place is known: the word or number there, or the one character. */

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Never empty, unless the text is: at its end, the last character. */
export function wordAt(text: string, offset: number): Range {
  const from = Math.max(0, Math.min(offset, text.length - 1));
  const word = /^[\w$.]+/.exec(text.slice(from))?.[0].replace(/\.+$/, "") ?? "";
  return { from, to: Math.min(text.length, from + Math.max(1, word.length)) };
}

/** A call or the like that begins at an offset, up to the end of what is in its brackets; else the word. */
export function callAt(text: string, offset: number): Range {
  const word = wordAt(text, offset);
  if (text[word.to] !== "(") return word;
  let depth = 0;
  for (let at = word.to; at < text.length && text[at] !== "\n"; at++) {
    if (text[at] === "(") depth++;
    else if (text[at] === ")" && --depth === 0) return { from: word.from, to: at + 1 };
  }
  return word;
}
