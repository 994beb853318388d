import { cpu } from "@lockstep/backend-cpu";
import * as core from "@lockstep/core";
import { describe, expect, test } from "vitest";
import { Places } from "./places.js";
import { type Operation, WatchedCore } from "./watched-core.js";

const places = new Places("", { code: "", originalOffset: (offset) => offset });

function watched() {
  const watchedCore = new WatchedCore(core, places);
  const calls: string[] = [];
  const refusals: unknown[] = [];
  const watcher = {
    refused: (error: unknown) => void refusals.push(error),
    called: (_: Operation, args: readonly unknown[], __: unknown, name: string) =>
      void calls.push(`${name}/${args.length}`),
    returned: () => void calls.push("returned"),
  };
  return { watchedCore, exports: watchedCore.exports as unknown as typeof core, calls, refusals, watcher };
}

test("it exports what core does", () => {
  expect(Object.keys(watched().exports).sort()).toEqual(Object.keys(core).sort());
});

test("operations are the same, and are explained", () => {
  const { exports } = watched();
  const x = cpu().tensor([1, 2, 3]);
  const twice = exports.map((x) => 2 * x);
  expect(twice(x).arraySync()).toEqual([2, 4, 6]);
  expect(exports.explain(twice, x).kernel.text).toEqual(
    core.explain(
      core.map((x) => 2 * x),
      x,
    ).kernel.text,
  );
  expect(exports.explain(exports.softmax, x)).toHaveLength(4);
  expect(exports.variance(x).item()).toBe(core.variance(x).item());
});

test("calls are told while somebody watches, of functions and of methods", async () => {
  const { watchedCore, exports, calls, watcher } = watched();
  const x = cpu().tensor([1, 2, 3]);
  const sum = exports.reduce((acc, x) => acc + x, 0);
  exports.add(x, x);
  watchedCore.watcher = watcher;
  await watchedCore.withMethods(async () => {
    exports.add(x, x);
    sum(x, { axis: 0 });
    x.multiply(2).sum();
    x.concat([x]);
  });
  x.add(1);
  watchedCore.watcher = undefined;
  exports.add(x, x);
  expect(calls).toEqual(
    ["add/2", "reduce/2", "multiply/2", "sum/1", "concat/1"].flatMap((call) => [call, "returned"]),
  );
});

describe("a function that core refuses", () => {
  test("throws at once, unless somebody watches", () => {
    const k = 3;
    expect(() => watched().exports.map((x) => k * x)).toThrow(/KERNEL_CAPTURE/);
  });

  test("is told, and the program goes on until it is called", () => {
    const k = 3;
    const { watchedCore, exports, refusals, watcher } = watched();
    watchedCore.watcher = watcher;
    const scaled = exports.map((x) => k * x);
    expect(refusals).toMatchObject([{ code: "KERNEL_CAPTURE" }]);
    expect(() => scaled(cpu().tensor([1]))).toThrow(/KERNEL_CAPTURE/);
    expect(watchedCore.culprits.get(refusals[0] as object)?.maker).toBe("map");
  });
});

test("an error is known to be of the operation that threw it", () => {
  const { watchedCore, exports } = watched();
  const odd = exports.map((x) => x & 1);
  try {
    odd(cpu().tensor([1]));
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code: "KERNEL_TYPE" });
    expect(watchedCore.culprits.get(error as object)?.name).toBe("map");
  }
});
