import type { CaseResult } from "@lockstep/conformance";
import { expect, test } from "vitest";
import { browserName } from "./browser-name.js";
import { familiesIn, queryOf } from "./query-of.js";
import { jsonReport, markdownReport, type Report, type TargetRun } from "./report.js";
import { skippedByReason, tallyByFamily, tallyOf } from "./tally.js";

const results: readonly CaseResult[] = [
  { id: "map/abs/float32", status: "passed", milliseconds: 10 },
  { id: "map/tan/float32", status: "failed", milliseconds: 20, message: "2 wrong\n  [0]: expected 1, got 2" },
  { id: "map/abs/float64", status: "skipped", reason: "no float64", milliseconds: 0 },
  { id: "reduce/sum/float64", status: "skipped", reason: "no float64", milliseconds: 0 },
  { id: "reduce/sum/float32", status: "expected-failure", reason: "slow driver", milliseconds: 5 },
  {
    id: "reduce/max/float32",
    status: "unexpected-pass",
    reason: "old",
    message: "Strike it out",
    milliseconds: 5,
  },
];

const run: TargetRun = {
  target: "gpu:webgpu",
  call: 'await gpu({ engine: "webgpu" })',
  engine: "webgpu",
  detail: "SwiftShader",
  total: 8,
  results,
};

const report: Report = {
  browser: "Firefox 140",
  isolated: true,
  date: "2026-01-02T03:04:05.000Z",
  query: "map/*,reduce/*",
  runs: [run],
};

test("results are counted in all and by family", () => {
  expect(tallyOf(results)).toEqual({
    cases: 6,
    passed: 1,
    failed: 2,
    expected: 1,
    skipped: 2,
    milliseconds: 40,
  });
  expect(tallyByFamily(results).map(([family, { cases, failed }]) => [family, cases, failed])).toEqual([
    ["map", 3, 1],
    ["reduce", 3, 1],
  ]);
  expect(skippedByReason(results)).toEqual([["no float64", 2]]);
});

test("as Markdown: the place, the verdict, the families, the failures and what was skipped", () => {
  expect(markdownReport(report)).toBe(`# Lockstep conformance

- Firefox 140, cross-origin isolated
- 2026-01-02T03:04:05.000Z
- cases: \`map/*,reduce/*\`

## \`await gpu({ engine: "webgpu" })\`

Engine webgpu; SwiftShader

**1 of 8 cases passed, 2 failed, 1 were expected to fail, 2 skipped, 2 not run.**

| family | cases | passed | failed | expected to fail | skipped | seconds |
|---|--:|--:|--:|--:|--:|--:|
| map | 3 | 1 | 1 | 0 | 1 | 0.03 |
| reduce | 3 | 0 | 1 | 1 | 1 | 0.01 |
| all | 6 | 1 | 2 | 1 | 2 | 0.04 |

### Failures

- \`map/tan/float32\`
  \`\`\`text
  2 wrong
    [0]: expected 1, got 2
  \`\`\`
- \`reduce/max/float32\`
  \`\`\`text
  Strike it out
  \`\`\`

### Skipped

- 2: no float64
`);
});

test("a run that went to its end without a failure conforms; one that was stopped does not say so", () => {
  const passed = results.slice(0, 1);
  const told = (own: Partial<TargetRun>, query = "") =>
    markdownReport({ ...report, query, runs: [{ ...run, ...own }] });
  expect(told({ results: passed, total: 1 })).toContain("**1 of 1 cases passed. It conforms.**");
  expect(told({ results: passed, total: 1 }, "map/*")).toContain(
    "**1 of 1 cases passed. Of these, nothing failed.**",
  );
  expect(told({ results: passed, total: 2 })).not.toContain("conforms");
  expect(told({ results: [], total: 0, trouble: "out of memory" })).not.toContain("conforms");
});

test("a backend that is not there says why, and what would make it so", () => {
  const unavailable = { cause: "There is no graphics card", mend: "Allow a driver in software" };
  expect(
    markdownReport({ ...report, query: "", runs: [{ ...run, results: [], total: 0, unavailable }] }),
  ).toMatch(
    /- cases: all\n[\s\S]*Not available here: There is no graphics card\. Allow a driver in software\.\n$/,
  );
});

test("of many failures the first ones are told, and the others counted", () => {
  const many = Array.from(
    { length: 60 },
    (_, i): CaseResult => ({ id: `map/${i}/x`, status: "failed", message: "wrong", milliseconds: 1 }),
  );
  const text = markdownReport({ ...report, runs: [{ ...run, results: many }] });
  expect(text.match(/^- `map/gm)).toHaveLength(50);
  expect(text).toContain("… and 10 more.");
});

test("as JSON: counts, and the failures in full", () => {
  const { browser, runs } = JSON.parse(jsonReport(report));
  expect(browser).toBe("Firefox 140");
  expect(runs[0]).toMatchObject({
    engine: "webgpu",
    tally: { passed: 1, failed: 2 },
    families: { map: { cases: 3 } },
    skipped: { "no float64": 2 },
  });
  expect(runs[0].failures.map(({ id }: CaseResult) => id)).toEqual(["map/tan/float32", "reduce/max/float32"]);
  expect(runs[0]).not.toHaveProperty("results");
});

test("families become a query and are found in one; a finer query is none of families", () => {
  expect(queryOf(["map", "reduce-axes"])).toBe("map/*,reduce-axes/*");
  expect(familiesIn("map/*, reduce-axes/*")).toEqual(["map", "reduce-axes"]);
  expect(familiesIn("map/*,!map/exp/*")).toEqual([]);
  expect(familiesIn("")).toEqual([]);
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", [], "Firefox 140"],
  [
    "Mozilla/5.0 … Chrome/141.0.0.0 Safari/537.36",
    [
      { brand: "Not?A_Brand", version: "8" },
      { brand: "Chromium", version: "141" },
      { brand: "Google Chrome", version: "141" },
    ],
    "Google Chrome 141",
  ],
  ["Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.2 Safari/605.1.15", [], "Safari 18.2"],
])("%s is named in a few words", (agent, brands, name) => {
  expect(browserName(agent, brands)).toBe(name);
});
