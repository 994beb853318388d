/** What the engine is given of operations: few programs, and arrays that are released. */
import {
  argmax,
  argmin,
  concat,
  cumsum,
  map,
  matmul,
  mean,
  negative,
  sum,
  type Tensor,
  zip,
} from "@lockstep/core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Gather } from "../gather/gather.js";
import type { GpuBackend } from "../gpu-backend.js";
import { expectSameBits, recordedDevice } from "../testing/devices.js";

let device: GpuBackend;
let gathers: Gather[];
beforeAll(async () => {
  ({ device, gathers } = await recordedDevice());
});
beforeEach(() => void gathers.splice(0));
afterAll(() => device.dispose());

const hypot = zip((x, y) => Math.sqrt(x * x + y * y));
/** The programs that operations took, each once. */
function programsOf(run: () => unknown): string[] {
  gathers.splice(0);
  run();
  return [...new Set(gathers.map(({ hash }) => hash))];
}

describe("programs", () => {
  it("are the same for other shapes of a rank, other numbers and other offsets", () => {
    const of = (shape: readonly number[]): string[] => programsOf(() => hypot(device.ones(shape), 2));
    expect(of([5])).toHaveLength(1);
    expect(of([6])).toEqual(of([5]));
    expect(of([3, 4])).toEqual(of([5]));
    const strided = (shape: number[], first: number) =>
      programsOf(() => hypot(device.ones(shape).slice({ start: first, step: 2 }), -1));
    expect(strided([9], 1)).toEqual(strided([30], 3));
    expect(strided([9], 0)).toEqual(strided([30], 3));
  });

  it("are others for other functions, dtypes, ranks and patterns", () => {
    const x = device.ones([4, 4]);
    const each = [
      () => hypot(x, x),
      () => hypot(x, 1),
      () => hypot(x, device.ones([4, 4])),
      () => hypot(x, device.ones([4, 4], { dtype: "int32" })),
      () => hypot(x, x.T),
      () => hypot(x, x, { out: device.ones([8, 8]).slice({ step: 2 }, { step: 2 }) }),
      () => sum(x, { axis: 1 }),
      () => negative(x),
    ].map((run) => programsOf(run).join());
    expect(new Set(each).size).toBe(each.length);
  });

  it("of a sum are as many for a million elements as for ten thousand", () => {
    const of = (length: number) => programsOf(() => sum(device.ones([length])));
    expect(of(10_000)).toHaveLength(4);
    expect(of(1_000_000)).toEqual(of(10_000));
    expect(of(999)).toEqual(of(10_000).filter((hash) => !hash.startsWith("pairs")));
  });

  it("that were once made are the same objects", () => {
    programsOf(() => hypot(device.ones([2]), 1));
    const [first] = gathers;
    programsOf(() => hypot(device.ones([3]), 5));
    expect(gathers[0]).toBe(first);
  });

  it("do not depend on the values of a scope's names alone", () => {
    const scaled = (k: number) => map((x, { k }) => k * x, { k });
    const x = device.ones([2]);
    expect(programsOf(() => scaled(2)(x))).not.toEqual(programsOf(() => scaled(3)(x)));
  });

  it("none at all run for outputs without elements", () => {
    expect(programsOf(() => negative(device.ones([0, 3])))).toEqual([]);
    expect(programsOf(() => sum(device.ones([0, 3]), { axis: 1 }))).toEqual([]);
  });
});

describe("operations of several steps", () => {
  const matrix = (on: Parameters<Parameters<typeof expectSameBits>[1]>[0], shape: number[]) =>
    on.tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => ((i * 2654435761) % 1009) - 504),
      { shape },
    );

  it.each<[string, (x: Tensor) => Tensor]>([
    ["the place of the least", (x) => argmin(x)],
    ["the places of the greatest of rows", (x) => argmax(x, { axis: 1 })],
    ["the places of the least of columns", (x) => argmin(x.flip(), { axis: 0 })],
    ["running sums along rows", (x) => cumsum(x, { axis: 1 })],
    ["running sums along columns of a view", (x) => cumsum(x.T, { axis: 0 })],
    ["means", (x) => mean(x, { axis: 0 })],
    ["one behind another", (x) => concat([x, x.flip(), negative(x)], { axis: 1 })],
  ])("%s", (_, operation) => expectSameBits(device, (on) => operation(matrix(on, [40, 31]))));

  it("the place of the first NaN, and of the first of equals", () =>
    expectSameBits(device, (on) => {
      const x = on.tensor([
        [1, Number.NaN, 9, Number.NaN],
        [4, 7, 7, 1],
        [-0, 0, -0, 0],
      ]);
      return argmax(x, { axis: 1 });
    }));

  it.each<[string, number[], number[]]>([
    ["matrices", [17, 33], [33, 19]],
    ["a vector and a matrix", [33], [33, 5]],
    ["a matrix and a vector", [5, 33], [33]],
    ["vectors", [1000], [1000]],
    ["stacks that are broadcast", [3, 1, 4, 6], [2, 6, 5]],
    ["of no inner length", [3, 0], [0, 2]],
    ["of no rows", [0, 3], [3, 2]],
  ])("products of %s are exact in whole numbers", async (_, a, b) => {
    await expectSameBits(device, (on) => {
      const whole = (shape: number[], from: number) =>
        on.tensor(
          Float32Array.from({ length: shape.reduce((x, y) => x * y, 1) }, (_, i) => ((i + from) % 15) - 7),
          { shape },
        );
      return matmul(whole(a, 1), whole(b, 4));
    });
  });

  it("products of integers wrap, and those of transposed views are the same bits", async () => {
    await expectSameBits(device, (on) => {
      const x = on.arange(90_000, 90_030, { dtype: "int32" }).reshape([5, 6]);
      return matmul(x, x.T);
    });
    await expectSameBits(device, (on) => matmul(matrix(on, [9, 13]).T, matrix(on, [7, 9]).T));
  });
});
