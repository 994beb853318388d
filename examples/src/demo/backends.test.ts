import { type Backend, LockstepError } from "@lockstep/core";
import { describe, expect, it } from "vitest";
import { type BackendEntry, chooseBackends, knownBackends, namesOf, startBackends } from "./backends.js";

const fail = (error: unknown) => () => {
  throw error;
};
const here: BackendEntry = { backend: "here", mode: "js", start: () => ({ name: "here" }) as Backend };
const notHere: BackendEntry = {
  backend: "gpu",
  mode: "webgl",
  start: fail(new LockstepError("BACKEND_UNAVAILABLE", { cause: "No graphics card", mend: "Plug one in" })),
};

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
    expect(() => chooseBackends(["gpu"], knownBackends)).toThrow(
      "There is no backend 'gpu'; use cpu, cpu:wasm, workers, workers:threads, cpu:js, cpu:interpret",
    );
    expect(namesOf([here, notHere])).toEqual(["here", "here:js", "gpu", "gpu:webgl"]);
  });
});

describe("startBackends", () => {
  it("passes over what cannot run here, and says why in a line", async () => {
    const { devices, missing } = await startBackends([here, notHere]);
    expect(devices.map(({ name }) => name)).toEqual(["here"]);
    expect(missing).toEqual(["gpu:webgl is not available: BACKEND_UNAVAILABLE: No graphics card"]);
  });

  it("complains when nothing is left, and lets a backend's own errors through", async () => {
    await expect(startBackends([notHere])).rejects.toThrow(
      /^No backend can run here. gpu:webgl is not available/,
    );
    const broken = { ...here, start: fail(new TypeError("a mistake")) };
    await expect(startBackends([broken])).rejects.toThrow(TypeError);
  });
});
