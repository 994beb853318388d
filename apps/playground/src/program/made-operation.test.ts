import { describe, expect, test } from "vitest";
import { MadeOperation, makingOf } from "./made-operation.js";
import { Places } from "./places.js";

const address = "blob:http://here/1";

/** An operation of the program, as though `fn` had been given to the call that stands after `before`. */
function made(program: string, maker: string, args: readonly unknown[], before?: string) {
  const places = new Places(program, { code: program, originalOffset: (offset) => offset });
  places.runsAs(address, []);
  const at = before === undefined ? undefined : program.indexOf(before) + before.length;
  const lines = program.slice(0, at).split("\n");
  const stack =
    at === undefined
      ? ""
      : `Error\n    at core.js:1:1\n    at ${address}:${lines.length}:${lines.at(-1)!.length + 1}`;
  const operation = new MadeOperation(makingOf(maker, args, stack), places);
  return { operation, underlined: () => program.slice(operation.place.from, operation.place.to) };
}

/** A function of this very text. */
const written = (text: string) => new Function(`return ${text}`)();

describe("what an operation is called", () => {
  test.each([
    ["const sigmoid = map((x) => x);", "const sigmoid = ", "sigmoid"],
    ["const ops = { blur: core.map((x) => x) };", "blur: core.", "blur"],
    ["let later;\nlater = map((x) => x);", "later = ", "later"],
    ["list.push(map((x) => x));", "push(", "map"],
  ])("%s", (program, before, name) => {
    expect(made(program, "map", [written("(x) => x")], before).operation.name).toBe(name);
  });

  test("without a place in the stack it is read off the text", () => {
    expect(made("const half = map(\n  (x) => x / 2);", "map", [written("(x) => x / 2")]).operation.name).toBe(
      "half",
    );
    expect(made("use(map((x) => x / 2));", "map", [written("(x) => x / 2")]).operation.name).toBe("map");
  });

  test("else it is called as its function is", () => {
    expect(
      made("use(map(tripled));", "map", [written("function tripled(x) { return 3 * x; }")], "use(").operation
        .name,
    ).toBe("tripled");
  });
});

describe("where it stands", () => {
  test("of two functions of the same text, the one that was given", () => {
    const program = "const a = map((x) => x * k);\nconst b = map((x) => x * k);\n";
    const { operation } = made(program, "map", [written("(x) => x * k")], "const b = ");
    expect(operation.place.from).toBe(program.lastIndexOf("(x)"));
  });

  test("a function that is not in the text is at its call", () => {
    expect(made("const a = map(Math.exp);", "map", [Math.exp], "const a = ").underlined()).toBe("m");
  });

  test("a span lies in the function whose line the frame shows", () => {
    const program = "const low = (x) => x & 1;\nconst f = map((x, { low }) => low(x), { low });\n";
    const fn = written("(x, { low }) => low(x)");
    const low = written("(x) => x & 1");
    const { operation } = made(program, "map", [fn, { low }], "const f = ");
    const slice = (span: { start: number; end: number }, frame?: string) => {
      const place = operation.placeOf(span, frame);
      return place && program.slice(place.from, place.to);
    };
    expect(slice({ start: 7, end: 12 }, "  1 | (x) => x & 1\n    |        ^^^^^")).toBe("x & 1");
    expect(slice({ start: 16, end: 22 }, "  1 | (x, { low }) => low(x)\n    | ^")).toBe("low(x)");
    expect(slice({ start: 0, end: 3 }, "  1 | something else")).toBeUndefined();
  });

  test("the scope of a reduction is one of its settings", () => {
    const helper = () => 1;
    expect(makingOf("reduce", [() => 0, 0, { scope: { helper, k: 3 } }], "").helpers).toEqual([helper]);
    expect(makingOf("map", [() => 0, { helper, k: 3 }], "").helpers).toEqual([helper]);
    expect(makingOf("map", ["no function"], "").fn).toBeUndefined();
  });
});
