import { expect, test } from "vitest";
import { PlainBackend } from "../test/plain-backend.js";
import * as core from "./index.js";
import * as kernel from "./kernel/index.js";
import * as operations from "./operations/index.js";

test("everything that kernels and operations export is in the one list", () => {
  expect(Object.keys(core)).toEqual(expect.arrayContaining(Object.keys(kernel)));
  expect(Object.keys(core)).toEqual(expect.arrayContaining(Object.keys(operations)));
});

test("every operation of the table is there as a function and, once there is a backend, as a method", () => {
  new PlainBackend();
  const methods = core.Tensor.prototype as unknown as Record<string, unknown>;
  const functions = core as unknown as Record<string, unknown>;
  const names = Object.keys(core.operationTable);
  expect(names.length).toBeGreaterThan(50);
  for (const name of names) {
    expect(functions[name], name).toBeTypeOf("function");
    expect(methods[name], name).toBeTypeOf("function");
  }
});
