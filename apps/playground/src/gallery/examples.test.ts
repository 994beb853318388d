/** Every example runs on every way of `cpu()` and on `workers()`, and they agree. A card is asked in the end-to-end tests. */
import { cpu } from "@lockstep/backend-cpu";
import { workers } from "@lockstep/backend-workers";
import type { Backend, Tensor } from "@lockstep/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { volcanoColumns, volcanoHeights, volcanoRows } from "../program/volcano.js";
import { exampleGroups, examples } from "./examples.js";
import { glyphs } from "./glyphs.js";
import { loadProgram } from "./testing/load-program.js";

const [pictureHeight, pictureWidth] = [48, 64];
const picture = Float32Array.from(
  { length: pictureHeight * pictureWidth * 3 },
  (_, i) => 0.5 + 0.5 * Math.sin(i * 0.37) * Math.cos(i * 0.0021),
);

/** Uncompiled, a function computes in doubles; what is decided by the last digit then comes out otherwise for a few. */
const undecided: Readonly<Record<string, number>> = { mandelbrot: 0.01, julia: 0.01, newton: 0.01 };

const shapes: Readonly<Record<string, (size: number) => readonly number[]>> = {
  sigmoid: (size) => [size],
  "black-scholes": (size) => [size],
  collatz: (size) => [size],
  mandelbrot: (size) => [Math.round((size * 2) / 3), size],
  julia: (size) => [Math.round((size * 2) / 3), size],
  newton: (size) => [Math.round((size * 2) / 3), size],
  life: (size) => [size, size],
  "reaction-diffusion": (size) => [size, size, 3],
  "two-slits": (size) => [size, size],
  "n-body": (size) => [size, 2],
  "hill-shading": (size) => [Math.round((size * 61) / 87) - 2, size - 2, 3],
  edges: () => [pictureHeight - 2, pictureWidth - 2],
  "old-photograph": () => [pictureHeight, pictureWidth, 3],
  "few-frequencies": (size) => [Math.min(size, pictureHeight), Math.min(size, pictureHeight)],
  pi: () => [],
  "left-to-right": (size) => [size],
  "bell-curve": () => [60],
  softmax: (size) => [Math.round(0.6 * size), size],
};

const devices = {
  wasm: () => cpu(),
  js: () => cpu({ mode: "js" }),
  uncompiled: () => cpu({ mode: "interpret" }),
};

let threads: Awaited<ReturnType<typeof workers>>;
beforeAll(async () => {
  threads = await workers({ threads: 2 });
});
afterAll(() => threads.dispose());

interface Ran {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

/** The result of the last of so many frames. */
async function runOn(device: Backend, program: string, frames: number): Promise<Ran> {
  const { setup, run, next, extent, sizes } = loadProgram(program);
  let inputs =
    setup?.({
      device,
      size: sizes![0]!,
      extent,
      picture: device.tensor(picture, { shape: [pictureHeight, pictureWidth, 3] }),
      volcano: device.tensor(volcanoHeights, { shape: [volcanoRows, volcanoColumns] }),
    }) ?? {};
  let result: Tensor = run(inputs);
  for (let frame = 1; next && frame < frames; frame++) {
    inputs = next(inputs, result);
    result = run(inputs);
  }
  return { dtype: result.dtype, shape: result.shape, data: [...(await result.data())].map(Number) };
}

function farApart(one: readonly number[], other: readonly number[]): number {
  const largest = Math.max(...one.map(Math.abs), 1e-6);
  return one.filter((value, i) => !(Math.abs(value - other[i]!) <= 1e-4 * largest)).length / one.length;
}

describe.each(examples)("$id", ({ id, program }) => {
  test("gives finite numbers of the shape that it is about, the same at every run", async () => {
    const first = await runOn(devices.wasm(), program, 3);
    expect(first.dtype).toBe("float32");
    expect(first.shape).toEqual(shapes[id]!(loadProgram(program).sizes![0]!));
    expect(first.data.every(Number.isFinite)).toBe(true);
    expect(new Set(first.data).size).toBeGreaterThan(id === "pi" ? 0 : 1);
    expect((await runOn(devices.wasm(), program, 3)).data).toEqual(first.data);
  });

  test("gives the same bits in JavaScript and with threads", async () => {
    const expected = await runOn(devices.wasm(), program, 3);
    expect(await runOn(devices.js(), program, 3)).toEqual(expected);
    expect(await runOn(threads, program, 3)).toEqual(expected);
  });

  test("gives nearly the same uncompiled", async () => {
    const expected = await runOn(devices.wasm(), program, 2);
    const other = await runOn(devices.uncompiled(), program, 2);
    expect(other.shape).toEqual(expected.shape);
    expect(farApart(expected.data, other.data)).toBeLessThanOrEqual(undecided[id] ?? 0);
  });

  test("is short, narrow, and says what it starts with", () => {
    const lines = program.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(48);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(96);
    const { size, sizes } = loadProgram(program);
    expect(sizes).toContain(size);
    expect(sizes).toEqual([...sizes!].sort((a, b) => a - b));
  });
});

test("the promise that one example invites to is refused", async () => {
  const { program } = examples.find(({ id }) => id === "left-to-right")!;
  const promised = program.replace("coefficient, 0)", "coefficient, 0, { associative: true })");
  expect(promised).not.toBe(program);
  await expect(runOn(devices.wasm(), promised, 1)).rejects.toMatchObject({ code: "REDUCE_ASSOCIATIVE" });
});

test("every example has an address, a drawing and a sentence of its own", () => {
  const unique = (values: readonly unknown[]) => new Set(values).size === values.length;
  expect(examples.length).toBeGreaterThanOrEqual(12);
  expect(unique(examples.map(({ id }) => id))).toBe(true);
  expect(unique(examples.map(({ about }) => about))).toBe(true);
  for (const { id, about } of examples) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(glyphs[id], id).toBeDefined();
    expect(about.length).toBeLessThan(100);
  }
  expect(exampleGroups.flatMap((group) => group.examples)).toEqual(examples);
});
