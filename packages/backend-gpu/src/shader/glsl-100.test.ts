/** GLSL ES 1.00: what it lacks is not written, and int32 is two words. */
import { expect, test } from "vitest";
import { binary, constant, gather, index, load } from "../testing/gathers.js";
import { writeGather } from "./gather-program.js";
import { glsl100 } from "./glsl-100.js";

const nativeOf = (...args: Parameters<typeof gather>): string => writeGather(glsl100, gather(...args)).native;

test("bits are masked by division where the mask is known, and one by one where it is not", () => {
  const masks = nativeOf("masks", {
    inputs: ["int32"],
    body: binary("bitAnd", binary("bitAnd", load(0, "int32"), constant(255)), constant(-4096)),
  });
  expect(masks).toContain("upperBits(lowerBits(gatherValueF0(v0), 256), 4096)");
  const other = nativeOf("other", { inputs: ["int32"], body: binary("bitXor", load(0, "int32"), index) });
  expect(other).toContain("bitXor(gatherValueF0(v0), v0)");
});

test("nothing is written that the language does not have", () => {
  const text = nativeOf("all", {
    inputs: ["int32"],
    body: ["bitAnd", "bitOr", "bitXor", "shiftLeft", "shiftRight", "shiftRightUnsigned", "remainder"].reduce(
      (left, op) => binary(op as "add", left, index),
      load(0, "int32"),
    ),
  });
  expect(text.replaceAll("&&", "").replaceAll("||", "")).not.toMatch(/[&|^~%]|<<|>>|while|texelFetch|uint/);
});

test("functions that a program calls stand before it, each once, and no others", () => {
  const text = nativeOf("shift", {
    inputs: ["int32"],
    body: binary("shiftRight", load(0, "int32"), index),
  });
  const declared = [...text.matchAll(/^(?:int|float) (\w+)\(/gm)].map(([, name]) => name);
  expect(declared).toEqual([
    ...["integerAt", "quotientDown", "lowerBits", "twoTo", "shiftedRight"],
    ...["gatherValueF0", "gatherValue", "gather"],
  ]);
});

test("an int32 is read by both of its halves and given as one of its halves", () => {
  const lines = nativeOf("copy", { inputs: ["int32"], body: load(0, "int32") }).split("\n");
  expect(lines).toContain("return integerAt(user_a0, user_a0Size, i);");
  expect(lines.slice(-6)).toEqual([
    "if (p0 >= uOutputDim.x) { return 0.0; }",
    "int whole = 0;",
    "whole = gatherValue(p0 / 2);",
    "if (p0 == p0 / 2 * 2) { return float(lowerBits(whole, 65536)); }",
    "return float(shiftedRight(whole, 16));",
    "}",
  ]);
});
