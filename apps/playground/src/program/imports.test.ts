import { expect, test } from "vitest";
import { edited } from "./edits.js";
import { importEdits } from "./imports.js";
import { Places } from "./places.js";
import type { Refused } from "./refused.js";
import { stripTypes } from "./strip-types.js";

const exports = ["map", "zip", "sum", "Tensor"];
const placesOf = async (program: string) => new Places(program, await stripTypes(program));
const refusedOf = async (program: string): Promise<Refused> => {
  const places = await placesOf(program);
  try {
    importEdits("blob:core", exports, places);
  } catch (error) {
    return error as Refused;
  }
  return expect.unreachable();
};

test("core is imported from elsewhere, and nothing else changes", async () => {
  const places = await placesOf(
    "import * as core from \"@lockstep/core\";\nimport { sum } from '@lockstep/core';\nsum(core.map);\n",
  );
  const edits = importEdits("blob:core", exports, places);
  expect(edited(places.code, edits)).toBe(
    "import * as core from \"blob:core\";\nimport { sum } from 'blob:core';\nsum(core.map);\n",
  );
});

test.each([
  ['import { chunk } from "lodash";\nchunk();', "lodash", /can import @lockstep\/core alone, not lodash/],
  ['import "./mine.js";', "./mine.js", /not \.\/mine\.js/],
  [
    'import { cpu } from "@lockstep/backend-cpu";\ncpu();',
    "@lockstep/backend-cpu",
    /it is given one.*take the device in setup/s,
  ],
  ['const core = await import("@lockstep/core");', '"@lockstep/core"', /at the head/],
  ['import { sun } from "@lockstep/core";\nsun();', "sun", /has no 'sun'/],
  ['import { Sum as total } from "@lockstep/core";\ntotal();', "Sum", /It has 'sum'/],
])("%s is refused", async (program, underlined, words) => {
  const [diagnostic, ...others] = (await refusedOf(program)).diagnostics;
  expect(others).toEqual([]);
  expect(diagnostic!.code).toBe("IMPORT");
  expect(program.slice(diagnostic!.from, diagnostic!.to)).toBe(underlined);
  expect(`${diagnostic!.cause}. ${diagnostic!.mend}`).toMatch(words);
});
