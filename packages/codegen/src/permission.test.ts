import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it("is given in Node", async () => {
  const { canGenerateCode } = await import("./permission.js");
  expect(canGenerateCode()).toBe(true);
});

it("is denied where Function throws, as under a Content-Security-Policy", async () => {
  vi.stubGlobal("Function", () => {
    throw new EvalError("Refused to evaluate a string as JavaScript");
  });
  const { canGenerateCode } = await import("./permission.js");
  expect(canGenerateCode()).toBe(false);
});
