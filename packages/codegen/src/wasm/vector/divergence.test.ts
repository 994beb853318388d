import { describe, expect, it } from "vitest";
import { analyse, ofKind } from "../../testing/divergence.js";
import { assign, compare, constant, operator, read } from "../../testing/tree-kernels.js";
import { isLightList } from "./divergence.js";

describe("where lanes part", () => {
  it("an if parts by a test that varies, and masks what is assigned in it to what is outside", () => {
    const { found, all, masks, varies } = analyse(
      (x: number, k: number) => {
        let a = 1;
        if (x > 0) a = k;
        return a;
      },
      [true, false],
    );
    expect(ofKind("if", all, found.parting)).toEqual([true]);
    expect(masks("a")).toEqual([false, true]);
    expect(varies("a")).toBe(true);
  });

  it("an if on which all agree stays a branch, and values in it stay the same for all", () => {
    const { found, all, masks, varies } = analyse(
      (x: number, k: number) => {
        let a = 1;
        if (k > 0) a = k * 2;
        return a + x;
      },
      [true, false],
    );
    expect(ofKind("if", all, found.parting)).toEqual([false]);
    expect(masks("a")).toEqual([false, false]);
    expect(varies("a")).toBe(false);
  });

  it("what is declared within a branch needs no mask there", () => {
    const { masks, varies } = analyse(
      (x: number, k: number) => {
        let a = 1;
        if (x > 0) {
          let inner = k;
          if (k > 3) inner = inner + 1;
          a = a + inner * inner;
        }
        return a;
      },
      [true, false],
    );
    expect(masks("inner")).toEqual([false, false]);
    expect(varies("inner")).toBe(false);
    expect(masks("a")).toEqual([false, true]);
  });

  it("variance goes from value to value, also backwards through a loop", () => {
    const { found, all, varies } = analyse(
      (x: number, k: number) => {
        let a = k;
        let b = k;
        let c = k;
        for (let i = 0; i < k; i++) {
          if (c > 5) a = a + 1;
          c = b;
          b = x;
        }
        return a;
      },
      [true, false],
    );
    expect([varies("a"), varies("b"), varies("c"), varies("i")]).toEqual([true, true, true, false]);
    expect(ofKind("loop", all, found.parting)).toEqual([false]);
    expect(ofKind("if", all, found.parting)).toEqual([true]);
  });

  it("a loop parts by its test, and masks what is read after it but not what ends with it", () => {
    const { found, all, masks, varies } = analyse(
      (x: number) => {
        let sum = 0;
        let gone = 1;
        for (let i = 0; i < x; i++) {
          gone = gone + 1;
          sum = sum + gone;
        }
        return sum;
      },
      [true],
    );
    expect(ofKind("loop", all, found.parting)).toEqual([true]);
    expect(masks("sum")).toEqual([false, true]);
    expect(masks("gone")).toEqual([false, false]);
    expect([varies("gone"), varies("i")]).toEqual([false, false]);
  });

  it("what lives through the turns of an outer loop is masked in an inner one", () => {
    const { masks } = analyse(
      (x: number) => {
        let kept = 0;
        for (let i = 0; i < 4; i++) {
          for (let j = 0; j < x; j++) kept = kept + i;
        }
        return kept;
      },
      [true],
    );
    expect(masks("kept")).toEqual([false, true]);
  });
});

describe("lists", () => {
  const sum = operator("add", read("int32", 0), read("int32", 0));

  it("are light up to so many nodes", () => {
    expect(isLightList([assign(0, sum)], 3)).toBe(true);
    expect(isLightList([assign(0, sum)], 2)).toBe(false);
    const test = compare("less", sum, constant("int32", 0));
    expect(isLightList([{ kind: "if", test, then: [assign(0, sum)], else: [] }], 7)).toBe(false);
  });

  it("are not light with a loop or a call in them", () => {
    const test = constant("bool", 0);
    expect(isLightList([{ kind: "loop", label: 0, test, body: [], update: [] }], 100)).toBe(false);
    const invoke = { kind: "invoke", type: "int32", callee: 0, args: [] } as const;
    expect(isLightList([assign(0, invoke)], 100)).toBe(false);
  });
});
