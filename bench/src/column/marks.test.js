import { expect, test } from "vitest";
import { further } from "../cases/further/index.js";
import { cases } from "../cases/index.js";
import { reference } from "../cases/reference.js";
import { isMet, sections, select } from "./marks.js";
import { head, labelWidth, line, summary } from "./table.js";

const all = sections(further.map(({ name }) => name));

test("every row is of a case that exists, and no label appears twice", () => {
  const works = new Set([...cases, ...reference, ...further].map(({ name }) => name));
  const goals = all.flatMap(({ goals }) => goals);
  expect(goals.filter(({ work = "" }) => !works.has(work))).toEqual([]);
  expect(new Set(goals.map(({ label }) => label)).size).toBe(goals.length);
  expect(further.filter(({ byHand }) => byHand === undefined)).toEqual([]);
});

test("a mark is met where the figure is not above it", () => {
  expect(isMet({ ratio: 0.5 }, { ours: 9, ratio: 0.5 })).toBe(true);
  expect(isMet({ ratio: 0.5 }, { ours: 0, ratio: 0.51 })).toBe(false);
  expect(isMet({ milliseconds: 5 }, { ours: 4.9, ratio: 3 })).toBe(true);
  expect(isMet({ milliseconds: 5 }, { ours: 5.1, ratio: 0.1 })).toBe(false);
  expect(isMet({ ratio: 0.5 }, { ours: 1 })).toBeUndefined();
  expect(isMet(undefined, { ours: 1, ratio: 1 })).toBeUndefined();
});

test("a name selects what stands before the comma, and empty sections are left out", () => {
  const labels = (/** @type {string[]} */ names, /** @type {string[]} */ opponents) =>
    select(all, names, opponents).flatMap(({ goals }) => goals.map(({ label }) => label));
  expect(labels(["exp"], [])).toEqual(["exp", "exp, −4 to 4"]);
  expect(labels(["add", "exp", "softplus"], ["numba"])).toEqual(["add"]);
  expect(select(all, ["softplus"], []).length).toBe(1);
  expect(select(all, [], [])).toEqual(all);
});

test("the table is aligned, and says what is met", () => {
  const rows = [
    {
      label: "add",
      section: "",
      opponent: "numba",
      ours: 0.25,
      theirs: 0.5,
      ratio: 0.5,
      mark: { ratio: 1 },
      met: true,
    },
    { label: "first call", section: "", ours: 12, mark: { milliseconds: 5 }, met: false },
    { label: "exp", section: "", opponent: "numpy-ts", mark: { ratio: 1 }, missing: "npm i" },
  ];
  const width = labelWidth(rows.map(({ label }) => label));
  expect(`\n${[head(width), ...rows.map((row) => line(row, width)), summary(rows)].join("\n")}`).toBe(`
            opponent          ours      theirs    ratio       mark
add         numba         0.250 ms    0.500 ms     0.50     ≤ 1.00  met
first call  –             12.00 ms                          ≤ 5 ms  missed
exp         numpy-ts    not installed: npm i
1 of 3 marks met, 1 not measured.`);
});
