import { describe, expect, test } from "vitest";
import type { Refused } from "./refused.js";
import { stripTypes } from "./strip-types.js";

const program = `import { map, type Tensor } from "@lockstep/core";
interface Inputs { readonly x: Tensor }

enum Level { low = 1, high }
const scaled = map((x: number): number => x * 3);
export const run = ({ x }: Inputs): Tensor => (scaled(x)!) as Tensor;
`;

describe("what is left of a program", () => {
  test("parses as JavaScript, each statement on its line", async () => {
    const { code } = await stripTypes(program);
    expect(code.split("\n")[4]).toBe("const scaled = map((x) => x * 3);");
    expect(code.split("\n")).toHaveLength(program.split("\n").length);
    expect(() => new Function(code.replace(/import .*/, "").replaceAll("export ", ""))).not.toThrow();
  });

  test("every character that is in both is mapped to itself", async () => {
    const { code, originalOffset } = await stripTypes(program);
    for (let at = code.indexOf("const scaled"); at < code.length; at++) {
      if (code[at]!.trim() === "") continue;
      expect(program[originalOffset(at)], code.slice(at, at + 20)).toBe(code[at]);
    }
  });

  test.each([
    ["x * 3", "x * 3"],
    ["(x) => x", "(x: number): number => x"],
    ["scaled(x)", "scaled(x)"],
    ["(scaled(x))", "(scaled(x)!)"],
  ])("%s is found where it was written", async (text, asWritten) => {
    const { code, originalOffset } = await stripTypes(program);
    const at = code.indexOf(text);
    expect(program.slice(originalOffset(at), originalOffset(at + text.length - 1) + 1)).toBe(asWritten);
  });

  test("imports of values that are used stay, those of types go", async () => {
    const { code } = await stripTypes(program);
    expect(code).toMatch(/^import \{ map,? *\} from "@lockstep\/core";/);
  });

  test("newer JavaScript stays as it is", async () => {
    const text = "const a = { b: 1_000 };\nexport const c = a?.b ?? 2;\n";
    expect((await stripTypes(text)).code).toBe(text);
  });
});

describe("what does not parse is placed", () => {
  test.each([
    ["export const run = ({ x }) => x +;\n", ";", "is not expected here"],
    [
      "export const run = ({ x }) => {\n  return x;\n",
      ";",
      "The program ends where something is still missing",
    ],
    ["const f = map((x: number) => Math.exp(-x);\nexport const run = f;\n", ";", "'\\)' is missing"],
    ["const list = [1, 2;\n", ";", "'\\]' is missing"],
    ["const a = 3 4;\n", "4", "'4' is not expected here"],
  ])("%j", async (text, underlined, words) => {
    const error = await stripTypes(text).then(
      () => expect.unreachable(),
      (refused: Refused) => refused,
    );
    const [diagnostic] = error.diagnostics;
    expect(diagnostic).toMatchObject({ severity: "error", code: "SYNTAX" });
    expect(text.slice(diagnostic!.from, diagnostic!.to)).toBe(underlined);
    expect(`${diagnostic!.cause}. ${diagnostic!.mend}`).toMatch(new RegExp(words));
  });
});
