import type { Statement } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { analyse, ofKind } from "../../testing/divergence.js";
import { assign, compare, constant, giveBack, read } from "../../testing/tree-kernels.js";
import { type Divergence, findDivergence } from "./divergence.js";

describe("where lanes part by leaping", () => {
  it("a break that varies parts the loop; what comes after it in the turn ends with the lanes", () => {
    const { found, all, masks } = analyse(
      (x: number) => {
        let a = 0;
        let b = 0;
        for (let i = 0; i < 9; i++) {
          if (i * x > 7) break;
          a = a + i;
          b = b + 2;
          if (b > 100) a = 0;
        }
        return a;
      },
      [true],
    );
    expect(ofKind("loop", all, found.parting)).toEqual([true]);
    expect(ofKind("break", all, found.partingLeaves)).toEqual([true]);
    expect(found.partingTurns.size).toBe(0);
    expect(masks("a").slice(1)).toEqual([true, true]);
    expect(masks("b")).toEqual([false, false]);
  });

  it("a continue that varies parts turns: what the next turn reads is masked, what the update does is not", () => {
    const { found, all, masks } = analyse(
      (x: number) => {
        let a = 0;
        let b = 1;
        for (let i = 0; i < 9; i++) {
          if ((i + x) % 2 === 0) continue;
          b = b + 1;
          a = a + b;
        }
        return a;
      },
      [true],
    );
    const loop = all.find(({ kind }) => kind === "loop")!;
    expect(found.partingTurns.has(loop)).toBe(true);
    expect(masks("b")).toEqual([false, true]);
    expect(masks("i")).toEqual([false, false]);
  });

  it("a leap on which all lanes at work agree parts nothing within a loop that does not part", () => {
    const { found, all } = analyse(
      (x: number, k: number) => {
        let a = x;
        for (let i = 0; i < 9; i++) {
          if (i > k) break;
          if (i % 2 === k) continue;
          a = a + i;
        }
        return a;
      },
      [true, false],
    );
    expect(found.parting.size + found.partingTurns.size + found.partingLeaves.size).toBe(0);
    expect(ofKind("break", all, found.partingLeaves)).toEqual([false]);
  });

  it("a leap on which they agree parts where they have parted before it", () => {
    const { found, all } = analyse(
      (x: number, k: number) => {
        let a = x;
        for (let i = 0; i < 9; i++) {
          if (a > 20) break;
          if (i > k) break;
          a = a + i;
        }
        return a;
      },
      [true, false],
    );
    expect(ofKind("break", all, found.partingLeaves)).toEqual([true, true]);
  });

  it("a break out of two loops parts both, a break out of the inner one only that", () => {
    const both = analyse(
      (x: number) => {
        let a = 0;
        outer: for (let i = 0; i < 5; i++) {
          for (let j = 0; j < 5; j++) {
            a = a + 1;
            if (a * x > 9) break outer;
          }
        }
        return a;
      },
      [true],
    );
    expect(ofKind("loop", both.all, both.found.parting)).toEqual([true, true]);
    const inner = analyse(
      (x: number) => {
        let a = 0;
        for (let i = 0; i < 5; i++) {
          for (let j = 0; j < 5; j++) {
            if (j * x > 9) break;
            a = a + 1;
          }
        }
        return a;
      },
      [true],
    );
    expect(ofKind("loop", inner.all, inner.found.parting)).toEqual([false, true]);
  });

  it("a return that varies parts all others, and every loop around it", () => {
    const { found, all } = analyse(
      (x: number, k: number) => {
        for (let i = 0; i < 5; i++) if (i * x > 9) return i;
        if (k > 3) return k;
        return x;
      },
      [true, false],
    );
    expect(found.partingReturns).toBe(true);
    expect(ofKind("return", all, found.partingLeaves)).toEqual([true, true, true]);
    expect(ofKind("loop", all, found.parting)).toEqual([true]);
  });

  it("returns on which all agree part nothing", () => {
    const { found } = analyse(
      (x: number, k: number) => {
        if (k > 3) return x;
        for (let i = 0; i < 5; i++) if (i > k) return x + i;
        return 0;
      },
      [true, false],
    );
    expect(found.partingReturns).toBe(false);
    expect(found.parting.size).toBe(0);
  });

  it("a block that lanes leave at different times is parting", () => {
    const block: Statement = {
      kind: "block",
      label: 0,
      body: [
        {
          kind: "if",
          test: compare("less", read("int32", 0), constant("int32", 0)),
          then: [{ kind: "break", label: 0 }],
          else: [],
        },
        assign(1, constant("int32", 2)),
      ],
    };
    const body = [assign(1, constant("int32", 1)), block, giveBack(read("int32", 1))];
    const parts = (varies: boolean): Divergence => findDivergence(body, 2, [varies]);
    expect([parts(true).parting.has(block), parts(true).varying[1]]).toEqual([true, true]);
    expect([parts(false).parting.has(block), parts(false).varying[1]]).toEqual([false, false]);
  });

  it("a parameter that is assigned under a mask varies from then on", () => {
    const test = compare("less", read("int32", 0), constant("int32", 0));
    const body: Statement[] = [
      { kind: "if", test, then: [assign(1, constant("int32", 1))], else: [] },
      giveBack(read("int32", 1)),
    ];
    expect(findDivergence(body, 2, [true, false]).varying).toEqual([true, true]);
  });
});
