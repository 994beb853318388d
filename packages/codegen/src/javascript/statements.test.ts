import { rowMajor } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { planMap } from "../map-task.js";
import { mapOf } from "../testing/kernels.js";
import { writeMapLoop } from "./map-loop.js";

/** The body of the loop that is generated for a function of float64 elements. */
function loopOf(fn: (...args: number[]) => number | boolean): string {
  const kernel = mapOf(fn, new Array(fn.length).fill("float64"));
  const view = { dtype: "float64" as const, layout: rowMajor([100]) };
  const { shape } = planMap(new Array(fn.length).fill(view), { ...view, dtype: kernel.dtype });
  return writeMapLoop(kernel, shape);
}

describe("returns in a loop", () => {
  it("need no jump where they end their path", () => {
    const code = loopOf((x) => {
      if (x > 2) return 1;
      if (x > 1) {
        x = x + 0.5;
        return x;
      }
      return 3;
    });
    expect(code).not.toMatch(/break|continue|exit/);
    expect(code.match(/a1\[/g)).toHaveLength(3);
  });

  it("leave a labelled block from the midst of the body", () => {
    const code = loopOf((x) => {
      for (let i = 0; i < 9; i++) {
        if (i > x) return i;
      }
      return -1;
    });
    expect(code).toContain("v_exit: {");
    expect(code).toContain("break v_exit;");
  });
});

describe("variables", () => {
  it("are declared where they first get their value", () => {
    const code = loopOf((x, y) => {
      let sum = 0;
      for (let i = 0; i < 9; i++) {
        const t = x * i;
        sum += t * t - y;
      }
      return sum;
    });
    expect(code).toMatch(/let v\d = 0;\n\s*let v\d = 0;\n\s*while/);
    expect(code).toMatch(/while \(.*\) \{\n\s*const v\d = v0 \* v\d;/);
  });

  it("are declared before a choice that gives them their value", () => {
    const code = loopOf((x, y) => {
      let most: number;
      if (x > y) {
        x = x * 2;
        most = x;
      } else {
        most = y / 3;
      }
      return most + x;
    });
    expect(code).toMatch(/let v3 = 0;\n\s*let v2 = v0;\n\s*if/);
  });
});

describe("light bodies", () => {
  it("are written several times in a row, heavy ones once", () => {
    const stores = (code: string) => code.match(/ a1\[.*\] =/g)!.length;
    expect(stores(loopOf((x) => x + 1))).toBe(9);
    expect(stores(loopOf((x) => ((((x + 1) * x + 2) * x + 3) * x + 4) * x + 5 / x - 6 / (x + 7)))).toBe(1);
  });
});
