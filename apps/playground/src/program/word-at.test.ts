import { expect, test } from "vitest";
import { callAt, wordAt } from "./word-at.js";

const slice = (text: string, { from, to }: { from: number; to: number }) => text.slice(from, to);

test.each([
  ["let abc = 1", 4, "abc"],
  ["a + 12.5;", 4, "12.5"],
  ["a.b(c)", 0, "a.b"],
  ["(x)", 0, "("],
  ["end.", 0, "end"],
  ["x", 9, "x"],
])("in %j at %i the word is %j", (text, offset, word) => {
  expect(slice(text, wordAt(text, offset))).toBe(word);
});

test.each([
  ["x.add(y, f(1)) + 2", 2, "add(y, f(1))"],
  ["nothing + 1", 0, "nothing"],
  ["add(\n  y)", 0, "add"],
])("in %j at %i the call is %j", (text, offset, call) => {
  expect(slice(text, callAt(text, offset))).toBe(call);
});

test("there is nothing to underline in nothing", () => {
  expect(wordAt("", 0)).toEqual({ from: 0, to: 0 });
});
