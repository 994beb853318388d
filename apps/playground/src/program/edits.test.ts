import { expect, test } from "vitest";
import { beforeEdits, edited } from "./edits.js";

const text = "from A to B end";
const edits = [
  { from: 5, to: 6, text: "somewhere" },
  { from: 10, to: 11, text: "" },
];

test("edits are made from left to right", () => {
  expect(edited(text, edits)).toBe("from somewhere to  end");
  expect(edited(text, [])).toBe(text);
});

test("what was not edited is found where it was", () => {
  const after = edited(text, edits);
  for (const word of ["from", "to", "end"])
    expect(beforeEdits(after.indexOf(word), edits)).toBe(text.indexOf(word));
  expect(beforeEdits(after.indexOf("where"), edits)).toBe(text.indexOf("A"));
});
