/**
 * Cuts a function's text into tokens, one at a time. The text is what an engine prints of a function that it has
 * taken, so it is JavaScript: nothing is checked here that an engine has checked.
 */

import { refuseNode } from "../refuse-node.js";
import type { SourceText } from "../source-text.js";

export type TokenKind = "name" | "number" | "string" | "operator" | "end";

/** Longest first is not needed: every operator's beginnings are operators too. */
const operators = new Set(
  "+ - * / % & | ^ ! ~ < > = ? : . ++ -- ** << >> >>> == === != !== <= >= && || ?? ?. => += -= *= /= %= &= |= ^= **= <<= >>= >>>= &&= ||= ??=".split(
    " ",
  ),
);

const numeral = /0[xob][\da-f_]+n?|(?:\d[\d_]*)?\.?[\d_]*(?:e[+-]?[\d_]+)?n?/iy;
/** Names with letters beyond ASCII, or with escapes, which bundlers write for them. */
const wideName = /(?:[\p{ID_Continue}$\u200c\u200d]|\\u(?:\{[\da-f]+\}|[\da-f]{4}))+/iuy;
const escapes = /\\u(?:\{([\da-f]+)\}|([\da-f]{4}))/gi;
const space = /\s/;
const lineEnds = /[\n\r\u2028\u2029]/;
const literalRegExp = /\/(?:[^\\/[\n]|\\.|\[(?:[^\\\]\n]|\\.)*\])+\/\w*/y;

const isLetter = (unit: number): boolean =>
  ((unit | 32) >= 97 && (unit | 32) <= 122) || unit === 36 || unit === 95;
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

export class Tokens {
  kind: TokenKind = "end";
  /** What an operator or a name says; empty for anything else. */
  value = "";
  start = 0;
  end = 0;
  /** Whether it stands on another line than the token before. */
  newline = false;
  /** Where the token before ended. */
  previousEnd = 0;

  constructor(readonly source: SourceText) {
    this.next();
  }

  next(): void {
    const { text } = this.source;
    this.previousEnd = this.end;
    const start = this.afterSpace(text, this.end);
    this.start = start;
    const unit = text.charCodeAt(start);
    if (isLetter(unit) || unit === 92 || unit > 127) this.name(text, start);
    else if (isDigit(unit) || (unit === 46 && isDigit(text.charCodeAt(start + 1)))) {
      this.take("number", endOf(numeral, text, start));
    } else if (unit === 34 || unit === 39) this.string(text, start, unit);
    else if (start === text.length) this.take("end", start);
    else this.operator(text, start);
  }

  /** The text of the token. */
  get text(): string {
    return this.source.text.slice(this.start, this.end);
  }

  /** Whether the token is this operator or keyword; then goes on. */
  skip(value: string): boolean {
    if (this.value !== value) return false;
    this.next();
    return true;
  }

  expect(value: string): void {
    if (!this.skip(value)) throw this.unexpected();
  }

  unexpected(): Error {
    const found = this.kind === "end" ? "its end" : `'${this.text}'`;
    return this.source.refusal(
      "KERNEL_SYNTAX",
      { start: this.start, end: Math.max(this.end, this.start + 1) },
      `the source of ${this.source.called} does not parse: ${found} is not expected here`,
      "Lockstep reads JavaScript up to ES2022, as the running engine prints it",
    );
  }

  /** The refusal of what begins at `start` (or here) and ends with this token, named as ESTree does. */
  outside(type: string, start = this.start, end = this.end): Error {
    return refuseNode(this.source, { type, start, end });
  }

  /** Where an expression begins, a slash begins a regular expression: takes it whole. */
  takeRegExp(): void {
    this.take("string", endOf(literalRegExp, this.source.text, this.start));
  }

  /** Goes past a bracket that opens here, to after the one that closes it. */
  skipBrackets(): void {
    let depth = 0;
    do {
      if (/^[([{]$/.test(this.value)) depth++;
      else if (/^[)\]}]$/.test(this.value)) depth--;
      else if (this.kind === "end") throw this.unexpected();
      this.next();
    } while (depth > 0);
  }

  private take(kind: TokenKind, end: number, value = ""): void {
    this.kind = kind;
    this.end = end;
    this.value = value;
  }

  private name(text: string, start: number): void {
    let end = start;
    let unit = text.charCodeAt(end);
    while (isLetter(unit) || isDigit(unit)) unit = text.charCodeAt(++end);
    if (unit !== 92 && !(unit > 127)) {
      this.take("name", end, text.slice(start, end));
      return;
    }
    end = endOf(wideName, text, start);
    const value = text
      .slice(start, end)
      .replace(escapes, (_all, long, short) => String.fromCodePoint(Number.parseInt(long ?? short, 16)));
    this.take("name", end, value);
    if (end === start) throw this.unexpected();
  }

  private string(text: string, start: number, quote: number): void {
    let end = start + 1;
    for (let unit = text.charCodeAt(end); unit !== quote; unit = text.charCodeAt(end)) {
      end += unit === 92 ? 2 : 1;
      if (end >= text.length) throw this.unexpected();
    }
    this.take("string", end + 1);
  }

  private operator(text: string, start: number): void {
    let end = start + 1;
    if (text.startsWith("...", start)) end = start + 3;
    else if (operators.has(text[start]!)) {
      while (operators.has(text.slice(start, end + 1)) && end < text.length) end++;
      // `a?.5:b` is a choice.
      if (text[end - 1] === "." && end - start === 2 && isDigit(text.charCodeAt(end))) end--;
    }
    this.take("operator", end, text.slice(start, end));
  }

  /** The first place from `at` on that is neither space nor comment. */
  private afterSpace(text: string, at: number): number {
    this.newline = false;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === 32) at++;
      else if (unit === 47 && text[at + 1] === "/") {
        while (at < text.length && !lineEnds.test(text[at]!)) at++;
      } else if (unit === 47 && text[at + 1] === "*") {
        const end = text.indexOf("*/", at + 2) + 2;
        this.newline ||= lineEnds.test(text.slice(at, end));
        at = end;
      } else if (unit < 33 || unit > 127) {
        const character = text[at]!;
        if (!space.test(character)) return at;
        this.newline ||= lineEnds.test(character);
        at++;
      } else return at;
    }
  }
}

/** Where a sticky expression's match ends; where it begins, if it does not match. */
function endOf(expression: RegExp, text: string, start: number): number {
  expression.lastIndex = start;
  return expression.test(text) ? expression.lastIndex : start;
}
