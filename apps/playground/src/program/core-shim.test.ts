import { expect, test } from "vitest";
import { shimFor } from "./core-shim.js";

const imported = (text: string) =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`);

test("a module exports what the object holds, reserved words among it", async () => {
  const exports = { map: () => 1, var: "variance", Tensor: class {} };
  const { text } = shimFor(exports);
  const module: Record<string, unknown> = { ...(await imported(text)) };
  expect(module).toEqual(exports);
  expect(module.map).toBe(exports.map);
});

test("two do not get in each other's way, and what is forgotten is gone", async () => {
  const one = shimFor({ a: 1 });
  const two = shimFor({ a: 2 });
  expect((await imported(two.text)).a).toBe(2);
  expect((await imported(one.text)).a).toBe(1);
  const three = shimFor({ a: 3 });
  three.forget();
  await expect(imported(three.text)).rejects.toThrow();
});
