import { cpu } from "@lockstep/backend-cpu";
import { explain, zip } from "@lockstep/core";
import { expect, test } from "vitest";
import { type KernelNode, kernelTree } from "./kernel-tree.js";

/** The tree with brackets, as Lisp has it. */
const lisp = ({ label, children }: KernelNode): string =>
  children.length === 0 ? label : `(${[label, ...children.map(lisp)].join(" ")})`;

const treeOf = (text: string) => kernelTree(text).map(lisp);

test("a function of one expression", () => {
  expect(treeOf("kernel(x: float32): float32 {\n  return (1 / (1 + Math.exp(-x)));\n}")).toEqual([
    "(kernel(x: float32): float32 (return (/ 1 (+ 1 (Math.exp (- x))))))",
  ]);
});

test("statements that hold others", () => {
  const text = `kernel(x: float32): float32 {
  let k: int32 = 0;
  L0: while (((x < 5) ? (k < 100) : false)) {
    if ((k === 3)) {
      break L0;
    } else {
      x = clamp_0(x, -1.5e-7);
    }
    // then, before the next turn
    k = (k + 1);
  }
  return float32(k);
}`;
  expect(treeOf(text)).toEqual([
    "(kernel(x: float32): float32 (k: int32 = 0)" +
      " (while (where (? : (< x 5) (< k 100) false))" +
      " (if (where (=== k 3)) break L0) (else (x = (clamp_0 x -1.5e-7)))" +
      " (k = (+ k 1))) (return (float32 k)))",
  ]);
});

test("what core prints can be read back, leaf by leaf", () => {
  const kernel = zip(
    (x, y, { twice }) => {
      let best = Math.max(x, -Infinity);
      for (let i = 0; i < 8; i++) {
        if (i === 3 && y > 0) continue;
        best = best > y ? best - i : Math.hypot(best, ~i, !(x > 1) ? 1 : twice(2));
      }
      return best % 3;
    },
    { twice: (v: number) => v + v },
  );
  const device = cpu({ mode: "interpret" });
  const { text } = explain(kernel, device.zeros([2]), device.zeros([2])).kernel;
  const words = (source: string) => (source.match(/[\w$.]+/g) ?? []).sort();
  const told = kernelTree(text).map(lisp).join(" ").replaceAll("where", "");
  const meant = text
    .replace(/\/\/.*/g, "")
    .replace(/\blet\b/g, "")
    .replace(/\bL\d+: (?=while)/g, "");
  expect(words(told)).toEqual(words(meant));
  expect(told).not.toMatch(/[?%] [^(]*[+*/<>=]+ /);
});
