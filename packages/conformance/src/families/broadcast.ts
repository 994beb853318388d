/**
 * Broadcasting: shapes that meet, in either order and three at a time, with tensors that are views
 * themselves.
 */

import type { Bench } from "../framework/bench.js";
import { type Case, needDtypes } from "../framework/case.js";
import { checkElementwise, elementwise, kernelOf } from "../framework/checks.js";
import { sample } from "../model/samples.js";
import { flipValues } from "../model/view-kinds.js";
import { mustMatch } from "../oracle/compare.js";

type Shape = readonly number[];

const meetings: readonly (readonly [Shape, Shape])[] = [
  [[], []], [[], [3]], [[1], [3]], [[3], [1]], [[4, 3], [3]], [[4, 3], [1]], [[4, 3], [4, 1]],
  [[4, 3], [1, 3]], [[4, 1], [1, 3]], [[4, 1], [3]], [[1, 1], [4, 3]], [[], [4, 3]], [[2, 3, 4], [4]],
  [[2, 3, 4], [3, 1]], [[2, 3, 4], [2, 1, 1]], [[2, 1, 4], [3, 1]], [[2, 1, 4], [1, 3, 1]],
  [[1, 3, 1], [2, 1, 4]], [[5, 1, 1], [2, 3]], [[2, 1, 3, 1], [1, 4, 1, 5]],
  [[2, 1, 2, 1, 2], [1, 3, 1, 3, 1]], [[0], [1]], [[3, 0], [1]], [[0, 1], [1, 4]], [[1, 0], [5, 1]],
  [[17, 1], [1, 33]], [[64], [16, 64]], [[16, 1], [16, 64]], [[8, 1, 8], [8, 8, 1]],
  [[1, 1, 1, 1], [2, 2, 2, 2]], [[2, 2, 2, 2, 2, 2, 2, 2], [2, 1, 2, 1, 2, 1, 2, 1]],
  [[1, 2, 1, 2], [2, 1, 2, 1]],
]; // biome-ignore format: a table of shapes reads better in rows

const triples: readonly (readonly [Shape, Shape, Shape])[] = [
  [[4], [3, 1], [2, 1, 1]], [[], [3], [2, 3]], [[2, 3], [1], []], [[2, 1, 4], [3, 1], [4]],
  [[5, 1], [1, 6], [1, 1]], [[1, 2], [3, 1], [3, 2]], [[0, 1], [1], [1, 1]],
  [[2, 1, 2], [1, 3, 1], [2, 3, 2]],
]; // biome-ignore format: a table of shapes reads better in rows

const named = (shape: Shape) => (shape.length === 0 ? "scalar" : shape.join("x"));
const weigh = (x: number, y: number) => x - 3 * y;
const weighThree = (x: number, y: number, z: number) => x - 3 * y + 7 * z;

export function broadcastCases(): Case[] {
  const two = meetings.flatMap(([a, b]) =>
    (["float32", "int32"] as const).flatMap((dtype): Case[] => {
      const id = (first: Shape, second: Shape, group = "two") =>
        `broadcast/${group}/${named(first)}-and-${named(second)}-${dtype}`;
      const needs = [needDtypes(dtype)];
      const inputs = [sample(dtype, a), sample(dtype, b, 2)] as const;
      const cases: Case[] = [
        { id: id(a, b), needs, run: (bench) => checkElementwise(bench, { fn: weigh, inputs }) },
        { id: id(a, b, "flipped"), needs, run: (bench) => flippedFirst(bench, inputs[0], inputs[1]) },
      ];
      if (named(a) === named(b)) return cases;
      const turned = [inputs[1], inputs[0]];
      return [
        ...cases,
        { id: id(b, a), needs, run: (bench) => checkElementwise(bench, { fn: weigh, inputs: turned }) },
      ];
    }),
  );
  const three = triples.map(
    ([a, b, c]): Case => ({
      id: `broadcast/three/${named(a)}-and-${named(b)}-and-${named(c)}`,
      needs: [needDtypes("float32", "int32")],
      run: (bench) =>
        checkElementwise(bench, {
          fn: weighThree,
          inputs: [sample("float32", a), sample("int32", b, 2), sample("float32", c, 3)],
        }),
    }),
  );
  return unique([...two, ...three]);
}

/** The first argument as a view with negative strides, stretched further by the second. */
async function flippedFirst(
  bench: Bench,
  first: ReturnType<typeof sample>,
  second: typeof first,
): Promise<void> {
  const turned = flipValues(
    first,
    first.shape.map((_, d) => d),
  );
  const result = bench.hold(elementwise(weigh, 2)(bench.tensor(first).flip(), bench.tensor(second)));
  mustMatch(await bench.read(result), bench.oracle.map(kernelOf(weigh, [turned, second]), [turned, second]));
}

/** Pairs that the table lists in both orders give each id twice; once is enough. */
const unique = (cases: readonly Case[]): Case[] => [
  ...new Map(cases.map((item) => [item.id, item])).values(),
];
