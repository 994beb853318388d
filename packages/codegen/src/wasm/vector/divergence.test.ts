import type { Statement } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { bodiesOf } from "../../parts.js";
import { mapOf } from "../../testing/kernels.js";
import { assign, compare, constant, giveBack, operator, read } from "../../testing/tree-kernels.js";
import { type Divergence, findDivergence, isLightList } from "./divergence.js";

type AnyFunction = (...args: never[]) => number | boolean;

/** The divergence of a function of int32s, `varying` of which differ from lane to lane. */
function analyse(fn: AnyFunction, varying: readonly boolean[]) {
  const kernel = mapOf(
    fn,
    varying.map(() => "int32" as const),
  );
  const found = findDivergence(kernel.body, kernel.locals.length, varying);
  const named = (name: string): number => kernel.locals.findLastIndex((local) => local.name === name);
  return {
    found,
    all: flat(kernel.body),
    varies: (name: string): boolean => found.varying[named(name)]!,
    /** For each assignment to a local, whether it is masked. */
    masks: (name: string): boolean[] =>
      flat(kernel.body).flatMap((statement) =>
        statement.kind === "assign" && kernel.locals[statement.local]!.name === name
          ? [found.masked.has(statement)]
          : [],
      ),
  };
}

const flat = (list: readonly Statement[]): Statement[] =>
  list.flatMap((statement) => [statement, ...bodiesOf(statement).flatMap(flat)]);

const ofKind = (kind: Statement["kind"], all: readonly Statement[], set: ReadonlySet<Statement>): boolean[] =>
  all.filter((statement) => statement.kind === kind).map((statement) => set.has(statement));

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
