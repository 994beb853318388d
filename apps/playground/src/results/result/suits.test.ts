import { expect, test } from "vitest";
import { kindsFor } from "./suits.js";

test.each([
  [[], ["number", "table"]],
  [[1000], ["plot", "table"]],
  [
    [3, 1000],
    ["plot", "picture", "table"],
  ],
  [
    [512, 512],
    ["picture", "table"],
  ],
  [
    [512, 512, 3],
    ["picture", "table"],
  ],
  [
    [500, 2],
    ["points", "table"],
  ],
  [[4, 2, 2], ["table"]],
  [[0], ["table"]],
])("a result of shape %j", (shape, kinds) => {
  expect(kindsFor(shape)).toEqual(kinds);
});

test("what the program tells comes first, where it is possible", () => {
  expect(kindsFor([512, 512], "table")).toEqual(["table", "picture"]);
  expect(kindsFor([512, 6], "points")).toEqual(["points", "table"]);
  expect(kindsFor([512, 512], "number")).toEqual(["picture", "table"]);
});
