/** Errors of WebGPU that no call gives, and what stays behind in Node. */
import { expect, test, vi } from "vitest";
import { gather, index } from "../testing/gathers.js";
import { reader } from "../testing/words.js";
import { chooseEngine } from "./choose.js";
import { loadGpuJs } from "./gpu-js.js";
import { nodeEngines } from "./node-engines.js";

const open = () => chooseEngine(nodeEngines, { engine: "webgpu", allow: ["software"] });
const indices = gather("indices", { body: index });
const device = async () => (await (await loadGpuJs()).WebGPUContext.acquire()).device;

test("an error that no call gave makes reads fail, and a new engine can be made", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const engine = await open();
  const before = engine.run(indices, [], [], 3);
  await engine.settled();
  (await device()).createBuffer({ size: 2 ** 52, usage: 128 });
  await expect(engine.settled().then(() => engine.download(before))).rejects.toMatchObject({
    code: "DEVICE_LOST",
  });
  await engine.close();
  const next = await open();
  expect(await reader(() => next)("int32", next.run(indices, [], [], 2))).toEqual([0, 1]);
  await next.close();
});

test("memory that is not there fails the one array that needed it", async () => {
  const engine = await open();
  const small = engine.run(indices, [], [], 2);
  await engine.settled();
  const one = await device();
  const { popErrorScope } = one;
  // The scopes of the large array: what is invalid, then what memory there was none for.
  const scopes = vi.spyOn(one, "popErrorScope");
  scopes.mockImplementationOnce(() => popErrorScope.call(one));
  scopes.mockImplementationOnce(async () => {
    await popErrorScope.call(one);
    return { message: "a test said so" };
  });
  const large = engine.run(indices, [], [], 2 ** 24);
  await expect(engine.download(large)).rejects.toMatchObject({ code: "OUT_OF_MEMORY" });
  scopes.mockRestore();
  expect(await reader(() => engine)("int32", small)).toEqual([0, 1]);
  await engine.close();
});

test("no global is left of what GPU.js and WebGPU need", async () => {
  const before = Object.getOwnPropertyNames(globalThis);
  const engine = await open();
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
  expect(globalThis.navigator?.gpu).toBe(undefined);
  await engine.close();
});
