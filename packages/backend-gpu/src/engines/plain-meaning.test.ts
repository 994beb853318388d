import type { Kernel } from "@lockstep/core";
import { describe, expect, test } from "vitest";
import { integerFunctions, numericFunctions } from "../testing/functions.js";
import { kernelOf, runBoth } from "../testing/kernel-gathers.js";
import { floats, integers, pairs } from "../testing/values.js";
import { cpuEngine, webasmEngine } from "./plain-engine.js";

describe.each([
  ["webasm", webasmEngine],
  ["cpu", cpuEngine],
])("%s", (_, engineOf) => {
  const engine = engineOf();
  const agrees = async (kernel: Kernel, dtype: "float32" | "int32", values: readonly number[][]) => {
    const { got, meant } = await runBoth(engine, kernel, dtype, values);
    expect(got).toEqual(meant);
  };

  test.each(Object.entries(numericFunctions))("%s of float32 gives what the kernel means", (_name, fn) =>
    agrees(kernelOf(fn, Array(fn.length).fill("float32")), "float32", pairs(floats)),
  );

  test.each(Object.entries({ ...numericFunctions, ...integerFunctions }))(
    "%s of int32 gives what the kernel means",
    (_name, fn) => agrees(kernelOf(fn, Array(fn.length).fill("int32")), "int32", pairs(integers)),
  );

  test("bools, and numbers of every type as one another, are what JavaScript makes of them", async () => {
    const both = (x: number, y: number) => {
      const one = x > 1;
      const other = y > 1;
      return one === other || (!one && x !== 0) || (other && y < 100);
    };
    await agrees(kernelOf(both, ["float32", "float32"]), "float32", pairs(floats));
    await agrees(
      kernelOf((x: number, y: number) => Math.clz32(x) - Math.clz32(y * 2.5), ["float32", "float32"]),
      "float32",
      pairs(floats),
    );
    await agrees(
      kernelOf((x: number) => x + 0.5, ["int32"]),
      "int32",
      [integers as number[]],
    );
  });

  test("loops go on beyond a thousand turns, also within one another and in functions", async () => {
    const turns = (n: number) => {
      let sum = 0;
      for (let i = 0; i < n; i++) {
        if (i % 3 === 1) continue;
        for (let j = 0; j < n; j++) {
          if (j > 1500 && i > 2) break;
          sum = Math.imul(sum, 31) + j;
        }
        if (sum === 7) return i;
      }
      return sum;
    };
    const called = (x: number, { turns }: { turns: (n: number) => number }) => turns(x) - turns(x + 1);
    const values = [[2100, 0, 1, 2001, 17]];
    await agrees(kernelOf(turns, ["int32"]), "int32", values);
    await agrees(kernelOf(called as (x: number) => number, ["int32"], { turns }), "int32", values);
  });

  test("a loop that is left by returning alone ends", async () => {
    const search = (x: number) => {
      let i = 0;
      while (true) {
        if (i * i >= x) return i;
        i++;
      }
    };
    await agrees(kernelOf(search, ["int32"]), "int32", [[0, 1, 2, 10, 1_000_000, 5, 4_000_000]]);
  });
});
