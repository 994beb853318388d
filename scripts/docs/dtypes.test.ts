/** The tables of `docs/dtypes.md` say what the compiler does. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ArgumentType,
  compileMap,
  type Dtype,
  dtypes,
  LockstepError,
  parseFunction,
  promote,
} from "@lockstep/core";
import { expect, test } from "vitest";
import { root } from "../workspaces.mjs";

const page = readFileSync(join(root, "docs", "dtypes.md"), "utf8");

/** The rows of the table below a heading: what the first cell says, and the cells of the five dtypes. */
function table(heading: string): [label: string, cells: string[]][] {
  const section = page.slice(page.indexOf(`\n## ${heading}\n`) + 1).split(/\n##+ /)[0]!;
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map((row) => {
    const cells = row.split(/(?<!\\)\|/).slice(1, -1);
    return [cells[0]!.trim().replaceAll("\\|", "|"), cells.slice(1).map((cell) => cell.trim())];
  });
}

type Fn = (x: number, y: number) => number | boolean;

/** The dtype that a function of these types gives, for each dtype in place of "T". */
function results(fn: Fn, types: (dtype: Dtype) => ArgumentType[]): string[] {
  return dtypes.map((dtype) => {
    try {
      return compileMap(parseFunction(fn, { operation: "zip" }), types(dtype)).dtype;
    } catch (error) {
      if (error instanceof LockstepError && error.code === "KERNEL_TYPE") return "refused";
      throw error;
    }
  });
}

const same = (dtype: Dtype): ArgumentType[] => [dtype, dtype];

test("promotion", () => {
  const expected = dtypes.map((a) => [`**${a}**`, dtypes.map((b) => promote(a, b))]);
  expect(table("Promotion")).toEqual(expected);
});

test("numbers beside tensors", () => {
  const kinds = { "`1`": "weak-int", "`1.5`": "weak-float", "`true`": "weak-bool" } as const;
  const expected = Object.entries(kinds).map(([label, kind]) => [
    label,
    results(
      (x, y) => x + y,
      (dtype) => [dtype, kind],
    ),
  ]);
  expect(table("Numbers are weak")).toEqual(expected);
});

/** For each row of the table, functions that all must give what it says. */
const operators: readonly Fn[][] = [
  [(x, y) => x + y, (x, y) => x - y, (x, y) => x * y, (x, y) => x % y],
  [(x, y) => x / y],
  [(x, y) => x ** 2 + y],
  [(x, y) => x ** y, (x, y) => x ** 0.5 + y, (x, y) => x ** -1 + y],
  [
    (x, y) => x & y,
    (x, y) => x | y,
    (x, y) => x ^ y,
    (x, y) => ~x + y,
    (x, y) => x << y,
    (x, y) => x >> y,
    (x, y) => x >>> y,
  ],
  [(x, y) => x < y, (x, y) => x === y, (x, y) => !(x + y)],
  [
    (x, y) => Math.floor(x) + Math.ceil(y),
    (x, y) => Math.round(x) + Math.trunc(y),
    (x, y) => Math.abs(x) + Math.sign(y),
    (x, y) => Math.min(x, y),
    (x, y) => Math.max(x, y),
  ],
  [
    (x, y) => Math.sqrt(x) + y,
    (x, y) => Math.exp(x) + y,
    (x, y) => Math.sin(x) + y,
    (x, y) => Math.hypot(x, y),
  ],
  [(x, y) => Math.imul(x, y), (x, y) => Math.clz32(Math.imul(x, y))],
];

test("operators and functions", () => {
  const rows = table("What operators and functions give");
  expect(rows.length).toBe(operators.length);
  rows.forEach(([label, cells], row) => {
    for (const fn of operators[row]!)
      expect([label, String(fn), results(fn, same)]).toEqual([label, String(fn), cells]);
  });
});
