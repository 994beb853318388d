import { type Operand, rowMajor, type View, zip } from "@lockstep/core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { GpuStorage } from "../storages.js";
import { expectSameBits, type Recorded, recordedDevice } from "../testing/devices.js";
import { inFewerSources } from "./fewer-sources.js";

const storage = (dtype: GpuStorage["dtype"], length: number): GpuStorage => ({
  dtype,
  length,
  resource: { handle: undefined },
});
const viewOf = (of: GpuStorage): View => ({ storage: of, layout: rowMajor([of.length]) });
const joining = (parts: readonly GpuStorage[]): GpuStorage =>
  storage(
    parts[0]!.dtype,
    parts.reduce((sum, { length }) => sum + length, 0),
  );
const storagesOf = (operands: readonly Operand[]): number =>
  new Set(operands.map((operand) => (typeof operand === "number" ? operand : operand.storage))).size;

it("operands of few storages stay what they are, however many they are", () => {
  const x = viewOf(storage("float32", 3));
  const operands = [x, 1, x, 2, x, x, x];
  expect(inFewerSources(operands, 2, joining)).toBe(operands);
});

it("storages of the dtype that most are of become one, at most as many as a program may read", () => {
  const floats = Array.from({ length: 7 }, (_, i) => viewOf(storage("float32", 10 + i)));
  const other = viewOf(storage("int32", 4));
  const joined: number[] = [];
  const fewer = inFewerSources([other, ...floats], 3, (parts) => {
    joined.push(parts.length);
    return joining(parts);
  });
  expect(storagesOf(fewer)).toBeLessThanOrEqual(3);
  expect(Math.max(...joined)).toBe(3);
  expect(fewer[0]).toBe(other);
});

it("views move by as much as lies before them", () => {
  const parts = [5, 3, 4].map((length) => storage("float32", length));
  const operands = parts.map(viewOf);
  const moved = inFewerSources(operands, 2, joining) as View[];
  const inner = moved[0]!.storage;
  // The first two are joined, and then that with the third.
  expect(inner).toBe(moved[1]!.storage);
  expect(moved[1]!.layout.offset - moved[0]!.layout.offset).toBe(5);
  expect(storagesOf(moved)).toBeLessThanOrEqual(2);
});

let recorded: Recorded;
beforeAll(async () => {
  recorded = await recordedDevice();
});
afterAll(() => recorded.device.dispose());

const nine = zip((a, b, c, d, e, f, g, h, i) => a + 2 * b - c + d * e - f + g * h - i);

it("nine tensors of four dtypes meet in one operation, as views too", async () => {
  await expectSameBits(recorded.device, (device) => {
    const floats = [0, 1, 2].map((n) => device.arange(n, n + 12).reshape([3, 4]));
    const ints = [3, 4].map((n) => device.arange(n, n + 12, { dtype: "int32" }).reshape([4, 3]).T);
    const bytes = [5, 6].map((n) => device.arange(n, n + 4, { dtype: "uint8" }));
    const bools = [0, 1].map((n) => device.tensor([n, 1, 0, 1], { dtype: "bool" }).flip());
    const [a, b, c, d, e, f, g, h, i] = [...floats, ...ints, ...bytes, ...bools];
    return nine(a!, b!, c!, d!, e!, f!, g!, h!, i!);
  });
  const limit = 7;
  expect(Math.max(...recorded.gathers.map(({ inputs }) => inputs.length))).toBeLessThanOrEqual(limit);
  expect(recorded.gathers.some(({ name }) => name === "join")).toBe(true);
});

it("nine of one dtype, into an output that keeps some of what it was", async () => {
  await expectSameBits(recorded.device, (device) => {
    const parts = Array.from({ length: 9 }, (_, n) => device.arange(n, n + 5));
    const [a, b, c, d, e, f, g, h, i] = parts;
    const whole = device.arange(100, 111);
    nine(a!, b!, c!, d!, e!, f!, g!, h!, i!, { out: whole.slice({ start: 1, stop: 11, step: 2 }) });
    return whole;
  });
});
