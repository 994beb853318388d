import { describe, expect, it } from "vitest";
import { checkOptions, type GpuOptions } from "./options.js";

describe("options", () => {
  it.each<GpuOptions>([
    {},
    { engine: "webgpu" },
    { allow: [] },
    { engine: "webgl2", allow: ["software"] },
    { allow: ["software", "webasm", "cpu"] },
  ])("%j are some", (options) => {
    expect(checkOptions(options)).toBe(options);
  });

  it.each<[unknown, string, string]>([
    [null, "gpu() takes an object of options", "gpu({ })"],
    ["webgpu", "gpu() takes an object of options", "gpu({ })"],
    [{ engines: "webgpu" }, "gpu() has no option 'engines'", "There are engine and allow"],
    [{ engine: "cuda" }, "There is no engine 'cuda'", "There are webgpu, webgl2, webgl, webasm, cpu"],
    [{ engine: null }, "There is no engine 'null'", "There are webgpu, webgl2, webgl, webasm, cpu"],
    [{ allow: "software" }, 'allow is "software"', "It is a list of some of software, webasm, cpu"],
    [{ allow: ["hardware"] }, 'allow is ["hardware"]', "It is a list of some of software, webasm, cpu"],
  ])("%j are refused, with what there is", (options, cause, mend) => {
    expect(() => checkOptions(options as GpuOptions)).toThrowError(
      expect.objectContaining({ code: "ARGUMENT_INVALID", message: `ARGUMENT_INVALID: ${cause}\n  ${mend}` }),
    );
  });
});
