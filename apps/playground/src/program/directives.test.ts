import { describe, expect, test } from "vitest";
import { readDirectives } from "./directives.js";
import { Places } from "./places.js";

const run = () => undefined;

function read(exports: Record<string, unknown>, program = "export const run = 1;\n") {
  return readDirectives(exports, new Places(program, { code: program, originalOffset: (offset) => offset }));
}

describe("what is not said has a value of its own", () => {
  test("nothing but run", () => {
    const { directives, diagnostics } = read({ run });
    expect(diagnostics).toEqual([]);
    expect(directives).toEqual({
      animated: false,
      sizes: [4096, 16384, 65536, 262144, 1048576, 4194304],
      size: 1048576,
    });
  });

  test("sizes lie around a size", () => {
    expect(read({ run, size: 1024 }).directives).toMatchObject({
      size: 1024,
      sizes: [16, 64, 256, 1024, 4096],
    });
    expect(read({ run, size: 2 }).directives).toMatchObject({ size: 2, sizes: [1, 2, 8] });
  });

  test("of a plane both sides grow, so sizes lie closer", () => {
    const extent = { x: [-2, 1], y: [-1, 1] };
    expect(read({ run, size: 512, extent }).directives).toMatchObject({
      sizes: [64, 128, 256, 512, 1024],
      extent,
    });
  });

  test("of sizes, the last but one is first", () => {
    expect(read({ run, sizes: [300, 100, 200] }).directives).toMatchObject({
      sizes: [100, 200, 300],
      size: 200,
    });
    expect(read({ run, sizes: [7] }).directives).toMatchObject({ sizes: [7], size: 7 });
    expect(read({ run, sizes: [10, 20], size: 15 }).directives).toMatchObject({ size: 15 });
  });
});

test("what is said is kept", () => {
  const { directives } = read({ run, next: run, show: "picture" });
  expect(directives).toMatchObject({ animated: true, show: "picture" });
});

test.each<[string, Record<string, unknown>, RegExp]>([
  ["run", {}, /exports no run/],
  ["run", { run: 3 }, /run is 3, not a function/],
  ["next", { run, next: [1] }, /next is \[1\], not a function/],
  ["show", { run, show: "movie" }, /show is "movie".*"number", "plot", "points", "picture", "table"/s],
  ["size", { run, size: 1.5 }, /size is 1.5/],
  ["size", { run, size: 0 }, /whole number from 1 on/],
  ["sizes", { run, sizes: [] }, /sizes is \[\]/],
  ["sizes", { run, sizes: ["a"] }, /list of whole numbers/],
  ["extent", { run, extent: { x: [1, -1], y: [0, 1] } }, /from below to/],
  ["extent", { run, extent: [0, 1] }, /not a part of the plane/],
])("what %s cannot be is told at its name", (name, exports, words) => {
  const program = `const a = 1;\nexport const ${name} = 1;\n`;
  const { diagnostics } = read(exports, program);
  expect(diagnostics).toHaveLength(1);
  const [{ severity, from, to, cause, mend } = expect.unreachable()] = diagnostics;
  expect(severity).toBe("error");
  expect(program.slice(from, to)).toBe(name);
  expect(`${cause}. ${mend}`).toMatch(words);
});

test("what is nearly a name is warned of", () => {
  const program = "export const Size = 3;\n";
  const { diagnostics } = read({ run, Size: 3, helper: run }, program);
  expect(diagnostics).toEqual([
    expect.objectContaining({ severity: "warning", from: 13, to: 17, mend: "Write size" }),
  ]);
});
