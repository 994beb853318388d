import { type Backend, LockstepError } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import {
  type BackendEntry,
  chooseBackends,
  engineOf,
  knownBackends,
  namesOf,
  startBackends,
} from "./backends.js";

const fail = (error: unknown) => () => {
  throw error;
};
const here: BackendEntry = { backend: "here", mode: "js", start: () => ({ name: "here" }) as Backend };
const notHere: BackendEntry = {
  backend: "gpu",
  mode: "webgl",
  start: fail(new LockstepError("BACKEND_UNAVAILABLE", { cause: "No graphics card", mend: "Plug one in" })),
};

const onEngine = (engine: string, software?: boolean) =>
  ({
    capabilities: { engine },
    ...(software !== undefined && { adapter: { software } }),
  }) as unknown as Backend;

describe("chooseBackends", () => {
  it("takes all, or those of a name, or one mode", () => {
    expect(chooseBackends([], knownBackends)).toEqual(knownBackends);
    expect(chooseBackends(["cpu"], knownBackends).map(({ mode }) => mode)).toEqual([
      "wasm",
      "js",
      "interpret",
    ]);
    expect(chooseBackends(["cpu:interpret"], knownBackends).map(({ mode }) => mode)).toEqual(["interpret"]);
  });

  it("names those there are when asked for another", () => {
    expect(() => chooseBackends(["tpu"], knownBackends)).toThrow(
      "There is no backend 'tpu'; use cpu, cpu:wasm, workers, workers:threads, cpu:js, cpu:interpret, gpu, gpu:card",
    );
    expect(namesOf([here, notHere])).toEqual(["here", "here:js", "gpu", "gpu:webgl"]);
  });
});

describe("startBackends", () => {
  it("passes over what cannot run here, and says why in a line", async () => {
    const { devices, missing } = await startBackends([here, notHere]);
    expect(devices.map(({ name }) => name)).toEqual(["here"]);
    expect(missing).toEqual(["gpu:webgl is not available: No graphics card"]);
  });

  it("starts what takes the place of a missing one, and says so", async () => {
    const software = onEngine("webgpu", true);
    const { devices, missing } = await startBackends([
      { ...notHere, needs: "a card", instead: async () => software },
      { ...notHere, instead: async () => notHere.start() },
    ]);
    expect(devices).toEqual([software]);
    expect(missing).toEqual([
      "gpu:webgl is not available: No graphics card. It needs a card. Its rows are computed by webgpu (software)",
      "gpu:webgl is not available: No graphics card",
    ]);
  });

  it("complains when nothing is left, and lets a backend's own errors through", async () => {
    await expect(startBackends([notHere])).rejects.toThrow(
      /^No backend can run here. gpu:webgl is not available/,
    );
    const broken = { ...here, start: fail(new TypeError("a mistake")) };
    await expect(startBackends([broken])).rejects.toThrow(TypeError);
  });
});

describe("engineOf", () => {
  it("tells a card from a driver on the processor", () => {
    expect(engineOf(onEngine("webgpu", false))).toBe("webgpu");
    expect(engineOf(onEngine("webgpu", true))).toBe("webgpu (software)");
  });

  it("leaves engines alone that are of the processor by name", () => {
    expect(engineOf(onEngine("webasm", true))).toBe("webasm");
    expect(engineOf(onEngine("wasm-simd"))).toBe("wasm-simd");
  });
});
