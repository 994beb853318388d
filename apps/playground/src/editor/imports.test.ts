import { describe, expect, test } from "vitest";
import { importOf } from "./imports.js";

function withImport(name: string, program: string): string {
  const insertion = importOf(name, program);
  if (!insertion) return program;
  return program.slice(0, insertion.from) + insertion.insert + program.slice(insertion.from);
}

describe("a name that is completed is imported", () => {
  test("into the list that is there", () => {
    expect(withImport("zip", 'import { map } from "@lockstep/core";\n')).toBe(
      'import { map, zip } from "@lockstep/core";\n',
    );
  });

  test("into a list over several lines", () => {
    expect(withImport("zip", "import {\n  map,\n  sum,\n} from '@lockstep/core';")).toBe(
      "import {\n  map,\n  sum, zip,\n} from '@lockstep/core';",
    );
  });

  test("into an empty list", () => {
    expect(withImport("zip", 'import {} from "@lockstep/core";')).toBe(
      'import { zip } from "@lockstep/core";',
    );
  });

  test("at the head of a program that imports nothing", () => {
    expect(withImport("zip", "export const run = 1;")).toBe(
      'import { zip } from "@lockstep/core";\n\nexport const run = 1;',
    );
  });

  test("once", () => {
    for (const program of [
      'import { map, zip } from "@lockstep/core";',
      'import { zip as both } from "@lockstep/core";',
    ]) {
      expect(importOf("zip", program)).toBeUndefined();
    }
    expect(importOf("zip", 'import { zipper } from "@lockstep/core";')).toBeDefined();
  });
});
