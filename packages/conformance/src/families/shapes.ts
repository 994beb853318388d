/**
 * Shapes: ranks from 0 to 9, dimensions of length 0 and 1, lengths around the widths at which loops are cut,
 * and views of views.
 */
import type { Bench } from "../framework/bench.js";
import { type Case, needDtypes } from "../framework/case.js";
import { checkElementwise, elementwise, kernelOf } from "../framework/checks.js";
import { sample } from "../model/samples.js";
import type { Values } from "../model/values.js";
import {
  baseShape,
  distinctViews,
  flipValues,
  pickValues,
  transposeValues,
  type ViewKind,
} from "../model/view-kinds.js";
import { mustMatch } from "../oracle/compare.js";

const shapes: readonly (readonly number[])[] = [
  [], [1], [7], [1, 1], [1, 5], [5, 1], [2, 3, 4], [1, 3, 1], [2, 1, 3, 1], [2, 3, 2, 2], [2, 2, 2, 2, 2],
  [1, 2, 1, 2, 1, 2], [2, 1, 2, 1, 2, 1, 2], [2, 2, 1, 2, 2, 1, 2, 2], [1, 2, 1, 2, 1, 2, 1, 2, 2],
  [0], [0, 3], [3, 0], [2, 0, 3], [0, 0], [1, 0, 1, 0],
]; // biome-ignore format: a table of shapes reads better in rows

/** Around every vector width, block and chunk that an engine might cut loops by. */
const lengths = [
  2, 3, 4, 5, 6, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 511, 512, 513, 1023,
  1024, 1025, 4095, 4096, 4097, 16385,
];

const hypotenuse = (x: number, y: number) => x * x + y * y;

export function shapeCases(): Case[] {
  const named = (shape: readonly number[]) => (shape.length === 0 ? "scalar" : shape.join("x"));
  const ranks = shapes.flatMap((shape) =>
    (["float32", "int32"] as const).flatMap((dtype): Case[] => [
      {
        id: `shapes/map/${named(shape)}-${dtype}`,
        needs: [needDtypes(dtype)],
        run: (bench) => checkElementwise(bench, { fn: (x) => x * 2 + 1, inputs: [sample(dtype, shape)] }),
      },
      {
        id: `shapes/zip/${named(shape)}-${dtype}`,
        needs: [needDtypes(dtype)],
        run: (bench) =>
          checkElementwise(bench, {
            fn: hypotenuse,
            inputs: [sample(dtype, shape), sample(dtype, shape, 2)],
          }),
      },
      {
        id: `shapes/zip-transposed/${named(shape)}-${dtype}`,
        needs: [needDtypes(dtype)],
        run: (bench) => zipTransposed(bench, sample(dtype, shape), sample(dtype, [...shape].reverse(), 2)),
      },
    ]),
  );
  const long = lengths.flatMap((length) =>
    (["float32", "uint8"] as const).map(
      (dtype): Case => ({
        id: `shapes/length/${length}-${dtype}`,
        needs: [needDtypes(dtype)],
        run: (bench) =>
          checkElementwise(bench, {
            fn: hypotenuse,
            inputs: [sample(dtype, [length]), sample(dtype, [length], 2)],
          }),
      }),
    ),
  );
  return [...ranks, ...long, ...chainCases()];
}

async function zipTransposed(bench: Bench, plain: Values, other: Values): Promise<void> {
  const turned = transposeValues(
    other,
    other.shape.map((_, d) => other.shape.length - 1 - d),
  );
  const result = bench.hold(elementwise(hypotenuse, 2)(bench.tensor(plain), bench.tensor(other).T));
  mustMatch(
    await bench.read(result),
    bench.oracle.map(kernelOf(hypotenuse, [plain, turned]), [plain, turned]),
  );
}

/** What one view does to another: those of the first list leave three dimensions, or fewer. */
function chainCases(): Case[] {
  const range = (length: number) => Array.from({ length }, (_, i) => i);
  const seconds: readonly ViewKind[] = [
    { name: "T", view: (x) => x.T, copy: (v) => transposeValues(v, range(v.shape.length).reverse()) },
    { name: "flip", view: (x) => x.flip(), copy: (v) => flipValues(v, range(v.shape.length)) },
    {
      name: "step-2",
      view: (x) => x.slice(...x.shape.map(() => ({ step: 2 }))),
      copy: (v) =>
        pickValues(
          v,
          v.shape.map((length) => range(length).filter((i) => i % 2 === 0)),
        ),
    },
    {
      name: "step-minus-2",
      view: (x) => x.slice(...x.shape.map(() => ({ step: -2 }))),
      copy: (v) =>
        pickValues(
          v,
          v.shape.map((n) =>
            range(n)
              .reverse()
              .filter((_, i) => i % 2 === 0),
          ),
        ),
    },
    { name: "flat", view: (x) => x.reshape([-1]), copy: (v) => ({ ...v, shape: [v.data.length] }) },
    { name: "contiguous", view: (x) => x.contiguous(), copy: (v) => v },
  ];
  return distinctViews.flatMap((first) =>
    seconds
      .filter(({ name }) => name !== "flat" || first.name !== "empty")
      .map((second) => ({
        id: `shapes/chain/${first.name}-then-${second.name}`,
        needs: [needDtypes("int32")],
        run: (bench) => chain(bench, first, second),
      })),
  );
}

async function chain(bench: Bench, first: ViewKind, second: ViewKind): Promise<void> {
  const base = sample("int32", baseShape);
  const seen = second.copy(first.copy(base));
  const tensor = bench.hold(second.view(bench.hold(first.view(bench.tensor(base)))));
  mustMatch(await bench.read(tensor), seen);
  const result = bench.hold(elementwise((x) => x - 1, 1)(tensor));
  mustMatch(
    await bench.read(result),
    bench.oracle.map(
      kernelOf((x) => x - 1, [seen]),
      [seen],
    ),
  );
}
