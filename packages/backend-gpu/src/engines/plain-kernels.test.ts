import { expect, test } from "vitest";
import type { PlainKernel } from "./plain-kernel.js";
import { PlainKernels } from "./plain-kernels.js";

/** Kernels that only say when they are made and destroyed. */
function counted() {
  const made: string[] = [];
  const destroyed: string[] = [];
  const kernels = new PlainKernels();
  const get = (hash: string, bytes = 1) =>
    kernels.get(hash, bytes, () => {
      made.push(hash);
      return { destroy: () => destroyed.push(hash) } as unknown as PlainKernel;
    });
  return { made, destroyed, kernels, get };
}

test("a gather that runs again has its kernel still", () => {
  const { made, get } = counted();
  expect(get("a")).toBe(get("a"));
  expect(made).toEqual(["a"]);
});

test("many kernels push out the one that was longest not used", () => {
  const { destroyed, get } = counted();
  for (let i = 0; i < 64; i++) get(`${i}`);
  get("0");
  get("64");
  expect(destroyed).toEqual(["1"]);
});

test("large kernels push out others, and never themselves", () => {
  const { destroyed, get } = counted();
  get("a", 2 ** 27);
  get("b", 2 ** 27);
  get("a", 2 ** 10);
  get("c", 2 ** 27);
  expect(destroyed).toEqual(["b"]);
  get("c", 2 ** 31);
  expect(destroyed).toEqual(["b", "a"]);
});

test("what is cleared is destroyed", () => {
  const { destroyed, kernels, get } = counted();
  get("a");
  get("b");
  kernels.clear();
  expect(destroyed).toEqual(["a", "b"]);
});
