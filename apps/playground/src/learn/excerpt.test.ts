import { cpu } from "@lockstep/backend-cpu";
import { explain, zip } from "@lockstep/core";
import { expect, test } from "vitest";
import { excerptOf } from "./excerpt.js";

const turns = zip((cx: number, cy: number) => {
  let x = 0;
  let y = 0;
  let count = 0;
  while (x * x + y * y < 4 && count < 100) {
    const next = x * x - y * y + cx;
    y = 2 * x * y + cy;
    x = next;
    count++;
  }
  return count;
});

const codeOn = (mode: "js" | "wasm" | "interpret"): string => {
  const device = cpu({ mode });
  return explain(turns, device.linspace(0, 1, 16), device.linspace(0, 1, 4).expandDims(1)).code;
};

test("of JavaScript: the loop of the function, whole and outdented", () => {
  const lines = excerptOf(codeOn("js"), "cpu:js").split("\n");
  expect(lines[0]).toMatch(/^while \(.*Math\.fround/);
  expect(lines.at(-1)).toBe("}");
});

test("of WebAssembly: where lanes ask whether any goes on, and where a value is kept", () => {
  const text = excerptOf(codeOn("wasm"), "cpu:wasm");
  expect(text).toContain("v128.any_true");
  expect(text).toContain("…");
  expect(text).toMatch(/v128\.bitselect\nlocal\.set \$count[.\d]*$/);
});

test("of uncompiled: nothing", () => {
  expect(excerptOf(codeOn("interpret"), "cpu:interpret")).toBe("");
});

test("of a shader: its loop, or its head where there is none", () => {
  const shader =
    "fn main() {\n  var i = 0;\n  loop {\n    if (i > 3) { break; }\n    i++;\n  }\n  return;\n}";
  expect(excerptOf(shader, "gpu:webgpu")).toBe("loop {\n  if (i > 3) { break; }\n  i++;\n}");
  const flat = shader.replace(/^ +/gm, "");
  expect(excerptOf(flat, "gpu:webgpu")).toBe("loop {\nif (i > 3) { break; }\ni++;\n}");
  const long = Array.from({ length: 30 }, (_, i) => `x${i};`).join("\n");
  expect(excerptOf(long, "gpu:webgpu").split("\n")).toHaveLength(21);
});
