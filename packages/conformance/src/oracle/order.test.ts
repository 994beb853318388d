import { describe, expect, test } from "vitest";
import { foldOrder, treeOrder } from "./order.js";

const shown = (count: number) => treeOrder(count, String, (a, b) => `(${a}+${b})`);

describe("the fixed tree, written out", () => {
  test.each([
    [0, undefined],
    [1, "0"],
    [2, "(0+1)"],
    // Lanes 0 to 2; the partner two lanes on comes first, then the neighbour.
    [3, "((0+2)+1)"],
    [4, "((0+2)+(1+3))"],
    [5, "(((0+4)+2)+(1+3))"],
    [9, "((((0+8)+4)+(2+6))+((1+5)+(3+7)))"],
  ])("of %i elements", (count, tree) => {
    expect(shown(count)).toBe(tree);
  });

  test("joins the elements of a lane before the lanes are halved", () => {
    expect(shown(17)).toMatch(/^\(\(\(\(\(0\+16\)\+8\)\+\(4\+12\)\)/);
  });

  test("combines blocks with their neighbours, an odd one staying as it is", () => {
    // Blocks of ones: what is combined are their lengths.
    const combined: number[] = [];
    treeOrder(
      3 * 1024 + 5,
      () => 1,
      (a, b) => {
        if (a + b >= 1025) combined.push(a + b);
        return a + b;
      },
    );
    expect(combined).toEqual([2048, 1029, 3077]);
  });
});

test("a fold goes from the first to the last", () => {
  expect(foldOrder("i", 3, (acc, i) => `(${acc},${i})`)).toBe("(((i,0),1),2)");
});
